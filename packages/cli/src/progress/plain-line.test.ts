import { describe, expect, test } from "vitest";
import { begins, modelAfter, stored } from "../testing/run-events.ts";
import { plainLine } from "./plain-line.ts";

describe("a line of progress", () => {
  test("says when a provider is asked again", () => {
    const model = modelAfter(...begins("look"));
    const reason = "the provider takes no requests now";
    const place = { step: "look", attempt: "look#1.1" };
    const parked = stored({ type: "attempt.parked", ...place, data: { reason, until: 68_000 } }, 6);
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
});
