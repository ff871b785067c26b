import { describe, expect, test } from "vitest";
import { sessionProjection } from "./session-row.ts";

const opened = (seq: number, step: string, session: string, type = "session.opened") => ({
  seq,
  at: seq,
  type,
  step,
  attempt: `${step}#1.1`,
  data: { session, agent: "qwen", level: "enforced", loadable: true },
});

describe("the table of sessions", () => {
  test("names the attempt that a session was opened for, the latest one when it was resumed", () => {
    const events = [
      opened(1, "a", "s1"),
      { seq: 2, at: 2, type: "agent.text", step: "a", attempt: "a#1.1", data: { text: "x" } },
      opened(3, "b", "s2"),
      opened(4, "c", "s1", "session.resumed"),
    ];
    expect(sessionProjection.project("run/r1", events, () => undefined)).toEqual([
      { key: "s1", row: { session: "s1", run: "r1", step: "c", attempt: "c#1.1", agent: "qwen" } },
      { key: "s2", row: { session: "s2", run: "r1", step: "b", attempt: "b#1.1", agent: "qwen" } },
    ]);
  });

  test("has nothing of events that open no session", () => {
    const foreign = { seq: 1, at: 1, type: "log.session", data: { session: "s" } };
    expect(sessionProjection.project("run/r1", [foreign], () => undefined)).toEqual([]);
  });
});
