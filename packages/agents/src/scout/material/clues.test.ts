import { describe, expect, test } from "vitest";
import { cluesOf } from "./clues.ts";

describe("cluesOf", () => {
  test("reads the frames of traces in several languages", () => {
    const text = `    at close (/srv/app/src/close.ts:12:3)
  File "app/orders.py", line 40, in close
        main.go:7 +0x1d
C:\\app\\src\\page.ts:9:1`;
    expect(cluesOf(text).frames).toEqual([
      { path: "/srv/app/src/close.ts".slice(1), line: 12 },
      { path: "app/orders.py", line: 40 },
      { path: "main.go", line: 7 },
      { path: "app/src/page.ts", line: 9 },
    ]);
  });

  test("takes what a program said, and names that no prose has", () => {
    const { messages, names, paths } = cluesOf(
      'It says "the box is locked now" since `OrderError: nothing in it`. closeOrder and SHOP_PORT, see src/a.ts, please wait.',
    );
    expect(messages).toEqual(["nothing in it", "the box is locked now"]);
    expect(names).toEqual(["OrderError", "closeOrder", "SHOP_PORT"]);
    expect(paths).toEqual(["src/a.ts"]);
  });

  test("plain words are no clue", () => {
    expect(cluesOf("Please make it faster, it is slow.")).toEqual({
      frames: [],
      messages: [],
      names: [],
      paths: [],
    });
  });
});
