import { describe, expect, test } from "vitest";
import { brushed, gripAt } from "./brush.ts";

const VIEW = { from: 200, to: 400 };

describe("the brush on the minimap", () => {
  test("holds an edge that is near, the view, or draws a new one", () => {
    expect(gripAt(205, VIEW, 1_000)).toBe("from");
    expect(gripAt(395, VIEW, 1_000)).toBe("to");
    expect(gripAt(300, VIEW, 1_000)).toBe("move");
    expect(gripAt(700, VIEW, 1_000)).toBe("draw");
    expect(gripAt(500, { from: 0, to: 1_000 }, 1_000)).toBe("draw");
  });

  test("moves edges and views, and draws", () => {
    expect(brushed("from", VIEW, 200, 100, 1_000)).toEqual({ from: 100, to: 400 });
    expect(brushed("to", VIEW, 400, 5_000, 1_000)).toEqual({ from: 200, to: 1_000 });
    expect(brushed("move", VIEW, 300, 350, 1_000)).toEqual({ from: 250, to: 450 });
    expect(brushed("move", VIEW, 300, -900, 1_000)).toEqual({ from: 0, to: 200 });
    expect(brushed("draw", VIEW, 700, 600, 1_000)).toEqual({ from: 600, to: 700 });
  });

  test("lets an edge be drawn over the other", () => {
    expect(brushed("from", VIEW, 200, 600, 1_000)).toEqual({ from: 400, to: 600 });
  });

  test("always shows something", () => {
    const { from, to } = brushed("draw", VIEW, 700, 700, 1_000);
    expect(to).toBeGreaterThan(from);
  });
});
