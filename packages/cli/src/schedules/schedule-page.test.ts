import type { FireObject, ScheduleObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { PLAIN } from "../output/paint.ts";
import type { ScheduleDetail } from "./schedule-detail.ts";
import { schedulePage } from "./schedule-page.ts";

const at = (hour: number): string => new Date(Date.UTC(2026, 10, 20, hour)).toISOString();

function fire(hour: number, more: Partial<FireObject> = {}): FireObject {
  const status = more.status ?? "ran";
  const begun = status === "missed" ? null : at(hour);
  return {
    id: `orders/sync/${hour}`,
    fire: String(hour),
    cause: "clock",
    status,
    times: 1,
    due_at: at(hour),
    dispatched_at: begun,
    started_at: begun,
    finished_at: at(hour),
    why: null,
    class: null,
    code: null,
    run_id: null,
    ...more,
  };
}

function page(schedule: Partial<ScheduleObject>, more: Partial<ScheduleDetail> = {}): string {
  const act = { kind: "command" as const, argv: ["npm", "test"] };
  const said = { name: "sync", title: "", cron: "0 * * * *", zone: "UTC", act };
  const detail: ScheduleDetail = {
    schedule: {
      ...said,
      id: "orders/sync",
      project_id: "orders",
      status: "armed",
      words: "Every hour",
      next: [],
      does: "npm test",
      catch_up: "last",
      timeout_ms: 600_000,
      notify_on: "failure",
      origin: "person",
      hash: "h",
      paused_reason: null,
      fires: [],
      ...schedule,
    },
    definition: {
      ...said,
      project: { id: "orders", path: "/src/orders" },
      catchUp: "last",
      timeoutMs: 600_000,
      notifyOn: "failure",
      origin: "person",
      hash: "h",
      from: 0,
      by: "ann",
    },
    output: null,
    waitsUntil: null,
    ...more,
  };
  return schedulePage(detail, { paint: PLAIN, columns: 160, now: 0, isServed: true });
}

describe("the page of a schedule", () => {
  test("has times that were missed in one sleep in one line, with what made up for them", () => {
    const why = "the machine was asleep, or busy with something else";
    const missed = Array.from({ length: 47 }, (_, n) =>
      fire(60 - n, { status: "missed", finished_at: at(62), why }),
    );
    const late = fire(61, { dispatched_at: at(62) });
    const text = page({ fires: [late, ...missed, fire(13)] });
    const lines = text.split("\n").filter((line) => /missed|late|ran/.test(line));
    expect(lines.slice(-3)).toEqual([
      expect.stringMatching(/^Sun 2026-11-22 13:00 +ran .* 1h 00m late$/),
      expect.stringMatching(
        /^Fri 2026-11-20 14:00 +missed ×47 .*until Sun 2026-11-22 12:00, the last made up for Sun 2026-11-22 14:00: the machine was asleep/,
      ),
      expect.stringMatching(/^Fri 2026-11-20 13:00 +ran/),
    ]);
  });

  test("says until when it waits after the clock was set back, and how to go on", () => {
    const text = page({}, { waitsUntil: at(3) });
    expect(text).toContain("The clock was set back: nothing is due before Fri 2026-11-20 03:00");
    expect(text).toContain("wheelhouse schedule resume sync");
  });

  test("says why it is paused, such as two files of one id", () => {
    const reason = "a.md and b.md have the id sync, so that none of them counts.";
    expect(page({ status: "paused", paused_reason: reason })).toContain(reason);
  });
});
