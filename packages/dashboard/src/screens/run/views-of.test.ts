import { describe, expect, test } from "vitest";
import { runState, stepObject } from "../../live/testing/run-state.ts";
import { observedObject } from "./observed/testing/observed-object.ts";
import { viewOf, viewsOf } from "./views-of.ts";

const session = (step: string) => ({
  step,
  session: step,
  parent: null,
  match: "named" as const,
  agent: null,
  role: null,
  run: null,
  title: null,
  status: null,
  tokens: null,
});
const own = (report: string | null) => runState({ report }).run;
const theirs = (source: string, ...sessions: readonly string[]) =>
  runState({ source, observed: observedObject({ sessions: sessions.map(session) }), report: "# R" })
    .run;

describe("the view of a run that opens first", () => {
  test("is the report of one of ours that has one, else its steps", () => {
    expect(viewOf(own("# R"), {})).toBe("report");
    expect(viewOf(own("# R"), { step: "a" })).toBe("steps");
    expect(viewOf(own(null), {})).toBe("steps");
  });

  test("is what a harness logged, what was said in a session, or spans, and never a report", () => {
    expect(viewOf(theirs("run-log", "a"), {})).toBe("events");
    expect(viewOf(theirs("run-log", "a"), { step: "a" })).toBe("steps");
    expect(viewOf(theirs("claude", "a"), {})).toBe("steps");
    expect(viewOf(theirs("otlp", "a"), {})).toBe("timeline");
    expect(viewOf(theirs("otlp", "a"), { step: "a" })).toBe("steps");
    expect(viewOf(theirs("claude"), {})).toBe("events");
    expect(viewOf(theirs("run-log"), { view: "report" })).toBe("events");
    expect(viewOf(theirs("run-log"), { view: "findings" })).toBe("events");
    expect(viewOf(theirs("run-log"), { view: "timeline" })).toBe("timeline");
  });

  test("stands among others of which something is known", () => {
    expect(viewsOf(own(null), "steps")).toContain("report");
    expect(viewsOf(own(null), "steps")).not.toContain("findings");
    expect(viewsOf(own(null), "findings")).toContain("findings");
    expect(viewsOf(own(null), "steps")).not.toContain("changes");
    const writing = runState({ steps: [stepObject("a", { writes: true })] }).run;
    expect(viewsOf(writing, "steps")).toContain("changes");
    expect(viewsOf(theirs("run-log"), "events")).not.toContain("changes");
    expect(viewsOf(theirs("run-log"), "events")).toEqual(["timeline", "events"]);
    expect(viewsOf(theirs("claude", "a"), "steps")).toEqual(["steps", "timeline", "events"]);
    expect(viewsOf(theirs("run-log", "a", "b"), "graph")).toContain("graph");
    expect(viewsOf(theirs("run-log"), "steps")).toContain("steps");
  });
});
