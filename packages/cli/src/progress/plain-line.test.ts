import { describe, expect, test } from "vitest";
import { begins, modelAfter, stored } from "../testing/run-events.ts";
import { plainLine } from "./plain-line.ts";

describe("a line of progress", () => {
  test("says when a provider is asked again", () => {
    const model = modelAfter(...begins("look"));
    const reason = "it takes no requests now";
    const place = { step: "look", attempt: "look#1.1" };
    const parked = stored(
      { type: "attempt.parked", ...place, data: { reason: `${reason}.`, until: 68_000 } },
      6,
    );
    model.take(parked);
    expect(plainLine(model, parked)).toContain(`‖ look  ${reason}; next try in 1m 02s`);
  });

  test("leaves a question to the line of its request", () => {
    const model = modelAfter(...begins("look"));
    const ask = { text: "May I?", options: [] };
    const data = { reason: "it asks", ask };
    const parked = stored({ type: "attempt.parked", step: "look", attempt: "look#1.1", data }, 6);
    model.take(parked);
    expect(plainLine(model, parked)).toBeUndefined();
  });

  test("says once who works, with which model, in which mode and how held", () => {
    const [begun, opened] = begins("look");
    if (begun === undefined || opened?.type !== "session.opened") throw new Error("no session");
    const data = { ...opened.data, agent: "qwen", model: "qwen3-coder", mode: "plan" };
    const event = stored({ ...opened, data }, 6);
    const model = modelAfter(begun, event);
    expect(plainLine(model, event)).toContain("qwen, qwen3-coder, mode plan, confined");
    const more = modelAfter(begun, event, ...begins("dig"));
    const again = stored({ ...opened, step: "dig", attempt: "dig#1.1", data }, 9);
    more.take(again);
    expect(plainLine(more, again)).toBeUndefined();
  });
});
