import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";
import { createHand } from "./hand.ts";
import { atOnce } from "./testing/at-once.ts";

/** The tool after a person has said to use the first version. */
function asking() {
  const hand = createHand("work", () => undefined);
  const tool = ask(hand, [{ text: "Which version\nis right?", answer: "The first one" }]);
  return { hand, call: (text: string) => atOnce(tool.call({ text })) };
}

describe("a question that was answered before", () => {
  test("gets the same answer at once, however it is broken into lines, and says so", () => {
    const { call, hand } = asking();
    const answer = call("  Which   version is\tright? ");
    expect(answer?.text).toContain("You asked this before");
    expect(answer?.text).toContain("The first one");
    expect(answer?.refused).toBeUndefined();
    expect(hand.handed().asked).toBeUndefined();
  });

  test("is for its agent to decide when it is asked for the third time", () => {
    const { call, hand } = asking();
    call("Which version is right?");
    const answer = call("Which version is right?");
    expect(answer?.refused).toBe(true);
    expect(answer?.text).toContain("decide yourself");
    expect(hand.handed().asked).toBeUndefined();
  });

  test("does not stand for another one", () => {
    const { call, hand } = asking();
    expect(call("Which version is wrong?")?.text).toContain("End your turn now");
    expect(hand.handed().asked).toEqual({ text: "Which version is wrong?", options: [] });
  });
});
