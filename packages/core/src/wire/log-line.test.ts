import { describe, expect, test } from "vitest";
import { logLine, logLineSchema } from "./log-line.ts";

describe("a line of the log", () => {
  test("is an event with its place and time", () => {
    const data = { text: "hello" };
    const event = { seq: 7, at: 1_500, type: "agent.text", step: "a", attempt: "a#1.1", data };
    const line = logLine(event);
    expect(line).toEqual({ ...event, at: "1970-01-01T00:00:01.500Z" });
    expect(logLineSchema.parse(line)).toEqual(line);
  });

  test("has null where an event names no step, and keeps events of unknown types", () => {
    expect(logLine({ seq: 1, at: 0, type: "moon.rose", data: [1] })).toEqual({
      seq: 1,
      at: "1970-01-01T00:00:00.000Z",
      type: "moon.rose",
      step: null,
      attempt: null,
      data: [1],
    });
  });
});
