import { describe, expect, test } from "vitest";
import type { FireObject } from "../../wire/schedule-object.ts";
import { ledgerLines } from "./ledger-lines.ts";

const time = (hour: number): string => new Date(Date.UTC(2026, 10, 20, hour)).toISOString();

function fire(hour: number, more: Partial<FireObject> = {}): FireObject {
  return {
    id: `p/s/${hour}`,
    fire: String(hour),
    cause: "clock",
    status: "ran",
    times: 1,
    due_at: time(hour),
    dispatched_at: time(hour),
    started_at: time(hour),
    finished_at: time(hour),
    why: null,
    class: null,
    code: null,
    run_id: null,
    ...more,
  };
}
const missed = (hour: number, found: number, times = 1): FireObject =>
  fire(hour, { status: "missed", dispatched_at: null, finished_at: time(found), times });

describe("the lines of a ledger", () => {
  test("put together what was missed in one sleep, and say what made up for it", () => {
    const late = fire(6, { dispatched_at: time(7) });
    const lines = ledgerLines([fire(8), late, missed(5, 7), missed(4, 7, 40), fire(3)], Date.parse);
    expect(lines).toMatchObject([
      { kind: "fire", late: undefined },
      { kind: "fire", late: 3_600_000 },
      { kind: "missed", times: 41, madeUpBy: late },
      { kind: "fire" },
    ]);
  });

  test("keep two sleeps apart, and one missed time is a line like others", () => {
    const lines = ledgerLines([missed(9, 10), missed(5, 7), missed(4, 7)], Date.parse);
    expect(lines).toMatchObject([
      { kind: "fire", fire: { status: "missed" } },
      { kind: "missed", times: 2, madeUpBy: undefined },
    ]);
  });

  test("a person's now is never late", () => {
    const asked = fire(1, { cause: "person", dispatched_at: time(3) });
    expect(ledgerLines([asked], Date.parse)).toMatchObject([{ late: undefined }]);
  });
});
