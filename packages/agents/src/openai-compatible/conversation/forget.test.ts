import { describe, expect, test } from "vitest";
import { type Forgotten, forget, NOTHING, recall, tokensOf } from "./forget.ts";
import type { Message } from "./message.ts";

const BRIEF: Message = { role: "user", text: "The brief: find what is wrong." };

/** A conversation of so many exchanges, each with an output of so many characters. */
function conversation(exchanges: number, chars: number): Message[] {
  const steps = Array.from({ length: exchanges }, (_, n): Message[] => [
    { role: "assistant", text: `step ${n}`, calls: [{ id: `c${n}`, name: "grep", input: "{}" }] },
    { role: "tool", call: `c${n}`, name: "grep", text: `${n}`.repeat(chars), failed: false },
  ]);
  return [BRIEF, ...steps.flat()];
}

describe("what is forgotten", () => {
  test("is nothing while all fits", () => {
    const messages = conversation(3, 100);
    expect(forget(messages, NOTHING, 10_000)).toBe(NOTHING);
    expect(recall(messages, NOTHING)).toEqual(messages);
  });

  test("is first the oldest outputs, each for a line", () => {
    const messages = conversation(8, 4000);
    const marks = forget(messages, NOTHING, 7000);
    const recalled = recall(messages, marks);
    expect(tokensOf(recalled)).toBeLessThanOrEqual(7000);
    expect(recalled).toHaveLength(messages.length);
    expect(recalled[0]).toEqual(BRIEF);
    expect(recalled[2]).toMatchObject({
      text: expect.stringMatching(/^\[This output of grep is left out now, 4000/),
    });
    expect(recalled.at(-1)).toEqual(messages.at(-1));
  });

  test("is then whole exchanges; the brief, the last prompt and the last two exchanges stay", () => {
    const again: Message = { role: "user", text: "Once more." };
    const messages = [...conversation(60, 300), again, ...conversation(10, 300).slice(1)];
    const marks = forget(messages, NOTHING, 500);
    const recalled = recall(messages, marks);
    expect(recalled[0]).toEqual({
      role: "user",
      text: `${"text" in BRIEF ? BRIEF.text : ""}\n\n[Earlier steps of this work are left out here.]`,
    });
    expect(recalled[1]).toEqual(again);
    expect(recalled.slice(-4)).toEqual(messages.slice(-4));
    // A result without its call is refused by every endpoint.
    expect(recalled[2]?.role).toBe("assistant");
  });

  test("does not come back, and does not grow at each call", () => {
    let marks: Forgotten = NOTHING;
    let moves = 0;
    for (let exchanges = 1; exchanges <= 60; exchanges++) {
      const messages = conversation(exchanges, 1000);
      const next = forget(messages, marks, 6000);
      expect(next.outputs).toBeGreaterThanOrEqual(marks.outputs);
      expect(next.messages).toBeGreaterThanOrEqual(marks.messages);
      if (next !== marks) moves++;
      marks = next;
      expect(tokensOf(recall(messages, marks))).toBeLessThanOrEqual(6000);
    }
    expect(moves).toBeGreaterThan(1);
    expect(moves).toBeLessThan(15);
  });

  test("leaves what cannot be less", () => {
    const messages = conversation(2, 100_000);
    expect(recall(messages, forget(messages, NOTHING, 10))).toEqual(messages);
  });
});
