import { describe, expect, test } from "vitest";
import { runEventSchema } from "../run/events.ts";
import { isKnownEvent } from "./known-event.ts";

const event = (type: string) => ({ seq: 1, at: 1, type, data: {} });

describe("a known event", () => {
  test("is one of every type that a run's events have", () => {
    for (const option of runEventSchema.options)
      expect(isKnownEvent(event(option.shape.type.value))).toBe(true);
  });

  test("is not one of any other type", () => {
    expect(isKnownEvent(event("moon.rose"))).toBe(false);
  });
});
