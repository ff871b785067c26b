import { describe, expect, test } from "vitest";
import { runItem } from "../live/stand-in-run.ts";
import { askedWheel, observedRunItem } from "../live/testing/observed-item.ts";
import { wheelWords } from "./wheel-words.ts";

const waiting = { status: "waiting" } as const;

describe("the wheel of a run, in words", () => {
  test("is asked for only until somebody has it, and then says who", () => {
    const asked = askedWheel();
    expect(wheelWords(observedRunItem("a", { wheel: asked }, waiting))).toBe(
      "asks for a hand at the wheel",
    );
    const taken = { ...asked, holder: "ann\n", taken_at: asked.since };
    expect(wheelWords(observedRunItem("a", { wheel: taken }, waiting))).toBe("ann has the wheel");
  });

  test("is nothing where the harness has it, the run has ended, or it is ours", () => {
    expect(wheelWords(observedRunItem("a"))).toBeUndefined();
    const ended = observedRunItem("a", { wheel: askedWheel() }, { status: "completed" });
    expect(wheelWords(ended)).toBeUndefined();
    expect(wheelWords(runItem("a", waiting))).toBeUndefined();
  });
});
