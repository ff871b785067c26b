import { describe, expect, test } from "vitest";
import { runItem } from "../../live/stand-in-run.ts";
import { holdRuns } from "./hold-runs.ts";

const ids = (runs: readonly { readonly id: string }[]): string => runs.map(({ id }) => id).join("");
const list = (names: string) => names.split("").map((id) => runItem(id));

describe("a list that somebody has a hand on", () => {
  test("keeps its rows in place while new ones come, and counts these", () => {
    const { shown, fresh } = holdRuns(list("abc"), list("xyabc"));
    expect(ids(shown)).toBe("abc");
    expect(fresh).toBe(2);
  });

  test("keeps a row that is no longer like what was asked for, as it was last", () => {
    expect(ids(holdRuns(list("abc"), list("ac")).shown)).toBe("abc");
    expect(ids(holdRuns(list("abc"), []).shown)).toBe("abc");
  });

  test("shows rows as they are now", () => {
    const now = [runItem("a", { status: "failed" }), runItem("b")];
    expect(holdRuns(list("ab"), now).shown[0]?.status).toBe("failed");
  });

  test("adds older ones that were loaded at its end", () => {
    const { shown, fresh } = holdRuns(list("bc"), list("abcde"));
    expect(ids(shown)).toBe("bcde");
    expect(fresh).toBe(1);
  });
});
