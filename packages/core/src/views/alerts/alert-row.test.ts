import { describe, expect, test } from "vitest";
import type { AlertEvent } from "../../alert/alert-events.ts";
import { alertKey, alertStream } from "../../alert/alert-words.ts";
import type { ForeignEvent } from "../known-event.ts";
import type { Row } from "../rows/projection.ts";
import { alertOfRow, alertProjection } from "./alert-row.ts";

const KEY = alertKey("auth nightly");
const STREAM = alertStream(KEY);
const NEXT = 9_000;

const events: readonly AlertEvent[] = [
  {
    type: "alert.raised",
    data: {
      alert: 1,
      fingerprint: "auth nightly",
      title: "Sign in again",
      text: "",
      priority: "normal",
      about: { run: "k3m2x9ab" },
      channels: ["log", "webhook"],
    },
  },
  { type: "alert.sent", data: { alert: 1, channel: "log" } },
  {
    type: "alert.failed",
    data: { alert: 1, channel: "webhook", why: "it is down", status: 503, next: NEXT, rests: true },
  },
  { type: "alert.repeated", data: { alert: 1 } },
  {
    type: "alert.raised",
    data: {
      alert: 2,
      fingerprint: "auth nightly",
      title: "Sign in at last",
      text: "",
      priority: "critical",
      link: "https://example.com",
      about: {},
      channels: [],
    },
  },
];

/** The rows that come of the events when so many are given at once. */
function rowsBy(size: number): Map<string, Row> {
  const rows = new Map<string, Row>();
  const stored: ForeignEvent[] = events.map((event, n) => ({ ...event, seq: n + 1, at: n }));
  for (let from = 0; from < stored.length; from += size)
    for (const { key, row } of alertProjection.project(
      STREAM,
      stored.slice(from, from + size),
      (id) => rows.get(id),
    ))
      if (row) rows.set(key, row);
  return rows;
}

describe("the table of alerts", () => {
  test("has the same rows however events are grouped", () => {
    const whole = rowsBy(events.length);
    expect([...whole.keys()]).toEqual([`${KEY}-1`, `${KEY}-2`]);
    for (const size of [1, 2, 3, 4]) expect(rowsBy(size)).toEqual(whole);
  });

  test("says of each what a channel still owes", () => {
    const [first, second] = [...rowsBy(2).values()];
    expect(first).toMatchObject({ owed: 1, repeats: 1, last_at: 3 });
    expect(second).toMatchObject({ owed: 0, link: "https://example.com" });
    const failed = { status: "owed", tries: 1, why: "it is down", code: 503, next: NEXT };
    expect(alertOfRow(first ?? {})).toMatchObject({
      id: `${KEY}-1`,
      about: { run: "k3m2x9ab" },
      deliveries: { log: { status: "sent", at: 1 }, webhook: { ...failed, rests: true } },
    });
  });
});
