import { describe, expect, test } from "vitest";
import { foldHeartbeats } from "./fold-heartbeats.ts";

/** Rows of events of which `h` is a heartbeat, from the second on. */
const folded = (types: string, ...open: readonly number[]): string =>
  foldHeartbeats(
    { from: 2, to: types.length + 1 },
    (seq) => (types[seq - 2] === "h" ? "heartbeat" : "log.note"),
    (from, to) => open.some((seq) => from <= seq && seq <= to),
  )
    .map((row) => (row.kind === "event" ? `${row.seq}` : `${row.from}-${row.to}`))
    .join(" ");

describe("heartbeats in a row", () => {
  test("are one row, also at both ends", () => {
    expect(folded("hhhnhhhnhhhh")).toBe("2-4 5 6-8 9 10-13");
  });

  test("are left as they are where there are few, or a person unfolded them", () => {
    expect(folded("hnhhn")).toBe("2 3 4 5 6");
    expect(folded("nhhhhn", 3)).toBe("2 3 4 5 6 7");
  });

  test("stay unfolded when more of them come before, and those beside them stay folded", () => {
    expect(folded("hhhhnhhh", 4)).toBe("2 3 4 5 6 7-9");
    expect(folded("hhhnhhhh", 8)).toBe("2-4 5 6 7 8 9");
  });

  test("are none where there is nothing", () => {
    expect(folded("")).toBe("");
  });
});
