import { describe, expect, test } from "vitest";
import { iconSvg } from "./icon-svg.ts";
import { tabMarkOf } from "./tab-mark.ts";

const QUIET = { name: "code-review", needs: 0, asking: 0, running: 0 };

describe("the mark of a tab", () => {
  test("counts what needs a person before the name", () => {
    expect(tabMarkOf(QUIET).title).toBe("code-review · Wheelhouse");
    expect(tabMarkOf({ ...QUIET, needs: 2 }).title).toBe("(2) code-review · Wheelhouse");
    expect(tabMarkOf({ ...QUIET, name: "", needs: 1 }).title).toBe("(1) Wheelhouse");
  });

  test("shows who waits before what failed, and that before what works", () => {
    const all = { ...QUIET, needs: 3, asking: 2, running: 1 };
    expect(tabMarkOf(all).icon).toEqual({ kind: "asking", count: 2 });
    expect(tabMarkOf({ ...all, asking: 0 }).icon).toEqual({ kind: "failed" });
    expect(tabMarkOf({ ...QUIET, running: 1 }).icon).toEqual({ kind: "running" });
    expect(tabMarkOf(QUIET).icon).toEqual({ kind: "plain" });
  });

  test("is a number up to nine", () => {
    expect(iconSvg({ kind: "asking", count: 9 })).toContain(">9<");
    expect(iconSvg({ kind: "asking", count: 12 })).toContain(">9+<");
    expect(iconSvg({ kind: "plain" })).not.toContain("<text");
  });
});
