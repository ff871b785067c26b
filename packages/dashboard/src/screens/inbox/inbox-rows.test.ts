import { type InboxObject, kindOfItem } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { inboxRows, itemAfter, meantBy } from "./inbox-rows.ts";

function item(id: string, source: string, kind = "exit"): InboxObject {
  return {
    id,
    source_type: "scheduler",
    source_id: source,
    message: `${source} failed`,
    priority: "normal",
    status: "pending",
    created_at: "2026-11-22T02:00:00.000Z",
    processed_at: null,
    claim_expires_at: null,
    attempts: 0,
    dedupe_key: null,
    outcome: {
      result: "failed",
      class: kind,
      project_id: "p",
      decision: null,
      proposed: null,
      claimed_by: null,
      told: null,
      snoozed_until: null,
    },
  };
}

const ITEMS = [item("a1", "a"), item("b1", "b"), item("a2", "a"), item("a3", "a", "auth")];
const keys = (open: ReadonlySet<string>): string[] => inboxRows(ITEMS, open).map(({ key }) => key);

describe("rows of the inbox", () => {
  test("are one for what comes from one source and is of one kind, with how many there are", () => {
    const rows = inboxRows(ITEMS, new Set());
    expect(rows.map(({ key, alike }) => [key, alike])).toEqual([
      ["a1", 2],
      ["b1", 1],
      ["a3", 1],
    ]);
  });

  test("are all of a kind below each other when it was opened", () => {
    const open = new Set([kindOfItem(item("a1", "a"))]);
    expect(keys(open)).toEqual(["a1", "a2", "b1", "a3"]);
    expect(inboxRows(ITEMS, open)[1]).toMatchObject({ isBelow: true, alike: 1 });
  });

  test("go on with what is alike, then with the next row, then with the one before", () => {
    const rows = inboxRows(ITEMS, new Set());
    expect(itemAfter(rows, ITEMS, ["a1"])).toBe("a2");
    expect(itemAfter(rows, ITEMS, ["a1", "a2"])).toBe("b1");
    expect(itemAfter(rows, ITEMS, ["b1"])).toBe("a3");
    expect(itemAfter(rows, ITEMS, ["a3"])).toBe("b1");
    const alone = [item("a", "a")];
    expect(itemAfter(inboxRows(alone, new Set()), alone, ["a"])).toBeUndefined();
  });

  test("stand for all that are alike while they are closed, and for one when they are open", () => {
    const meant = (open: ReadonlySet<string>): readonly string[] =>
      meantBy(inboxRows(ITEMS, open)[0], ITEMS);
    expect(meant(new Set())).toEqual(["a1", "a2"]);
    expect(meant(new Set([kindOfItem(item("a1", "a"))]))).toEqual(["a1"]);
    expect(meantBy(undefined, ITEMS)).toEqual([]);
  });
});
