import type { LogLine, Span } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { eventsOfSpan } from "./span-events.ts";

const SPAN: Span = {
  id: "call-1",
  parent: 1,
  kind: "tool",
  name: "Read",
  status: "completed",
  start: 1_000,
  end: 2_000,
  seq: 5,
};

function line(seq: number, at: number, data: unknown, attempt = "a#1.1"): LogLine {
  const time = new Date(at).toISOString();
  return { seq, at: time, type: "agent.tool.updated", step: "a", attempt, data };
}

describe("the events of a span", () => {
  test("are those of its call, until its end", () => {
    const events = [
      line(5, 1_000, { tool: "call-1" }),
      line(6, 1_500, { tool: "call-2" }),
      line(7, 2_000, { tool: "call-1" }),
      line(9, 3_000, { tool: "call-1" }),
    ];
    expect(eventsOfSpan(SPAN, events).map(({ seq }) => seq)).toEqual([5, 7]);
    expect(eventsOfSpan({ ...SPAN, end: undefined }, events)).toHaveLength(3);
  });

  test("are those of its attempt", () => {
    const events = [line(5, 1_000, {}), line(6, 1_000, {}, "a#1.2"), line(4, 1_000, {})];
    const found = eventsOfSpan({ ...SPAN, kind: "attempt", id: "a#1.1" }, events);
    expect(found.map(({ seq }) => seq)).toEqual([5]);
  });

  test("are what another harness recorded of it, whenever that came", () => {
    const events = [
      line(5, 9_000, { span: "call-1", name: "Read" }),
      line(6, 1_500, { span: "call-2", name: "Read" }),
    ];
    for (const kind of ["tool", "model"] as const)
      expect(eventsOfSpan({ ...SPAN, kind }, events).map(({ seq }) => seq)).toEqual([5]);
  });
});
