import {
  addToSpanLog,
  createRunState,
  createSpanLog,
  isKnownEvent,
  reduce,
  type Span,
  spanOfAttempt,
  traceOfRun,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { foldLines, outline } from "../testing/fold-lines.ts";
import { spooled } from "../testing/spooled.ts";
import type { RunEventRow } from "./attempt-facts.ts";
import { exportOtlp } from "./export-otlp.ts";

const agentStep = (id: string, after: readonly string[] = []) => ({
  kind: "agent",
  id,
  label: `Step ${id}`,
  after,
  join: "all",
  onFailure: [],
  postconditions: [],
  persona: { id: "p", text: "" },
  prompt: "",
  access: "read",
  session: "own",
  output: "markdown",
  sendBackTo: [],
});

const inAttempt = (attempt: string, type: string, data: object) => ({
  type,
  step: attempt.slice(0, attempt.indexOf("#")),
  attempt,
  data,
});

const KEY = `ghp_${"a1B2".repeat(9)}`;

/** A run with a step that is tried twice, one that waits for a person, calls of tools, and what was used. */
const EVENTS: readonly RunEventRow[] = [
  {
    type: "run.created",
    data: {
      flow: "review",
      title: "Look at it",
      project: { id: "p", path: "/p" },
      input: {},
      by: "ann",
    },
  },
  {
    type: "run.planned",
    data: {
      hash: "0",
      plan: {
        version: 1,
        flow: "review",
        limits: {},
        steps: [agentStep("a"), agentStep("b", ["a"])],
      },
    },
  },
  { type: "run.started", data: { host: "h" } },
  inAttempt("a#1.1", "attempt.started", { role: "author", generation: 1, ordinal: 1 }),
  inAttempt("a#1.1", "session.opened", {
    session: "s-1",
    agent: "qwen",
    level: "enforced",
    loadable: true,
    model: "coder",
  }),
  inAttempt("a#1.1", "agent.prompt", { text: "please look" }),
  inAttempt("a#1.1", "agent.tool.started", {
    tool: "t1",
    kind: "read",
    title: "Read x",
    input: '{"path":"x"}',
  }),
  inAttempt("a#1.1", "agent.tool.updated", { tool: "t1", status: "failed", output: `no ${KEY}` }),
  inAttempt("a#1.1", "attempt.failed", {
    class: "agent",
    error: "it broke",
    usage: { inputTokens: 100, outputTokens: 7, cachedTokens: 40, costUsd: 0.25 },
  }),
  inAttempt("a#1.2", "attempt.started", { role: "author", generation: 1, ordinal: 2 }),
  inAttempt("a#1.2", "agent.tool.started", { tool: "t1", kind: "read", title: "Read x" }),
  inAttempt("a#1.2", "agent.tool.updated", { tool: "t1", status: "completed" }),
  inAttempt("a#1.2", "agent.text", { text: "all is well" }),
  inAttempt("a#1.2", "attempt.completed", {
    output: "x",
    usage: { inputTokens: 50, outputTokens: 3 },
  }),
  { type: "step.completed", step: "a", data: {} },
  {
    type: "request.opened",
    step: "b",
    data: { request: "r1", kind: "question", text: "Go on?", options: [] },
  },
  {
    type: "request.answered",
    step: "b",
    data: { request: "r1", effect: { kind: "continue" }, by: "ann" },
  },
  inAttempt("b#1.1", "attempt.started", { role: "author", generation: 1, ordinal: 1 }),
  inAttempt("b#1.1", "attempt.completed", {
    output: "y",
    usage: { inputTokens: 5, outputTokens: 1 },
  }),
  { type: "step.completed", step: "b", data: {} },
  { type: "run.completed", data: { report: "fine" } },
].map((event, index) => ({ ...event, seq: index + 1, at: 1_795_229_130_000 + index * 10 }));

function folded() {
  const spans = createSpanLog();
  const state = createRunState("run-1");
  for (const event of EVENTS) {
    addToSpanLog(spans, event);
    if (isKnownEvent(event)) reduce(state, event);
  }
  return { spans, state };
}

const exported = (content: boolean): Promise<string> =>
  exportOtlp({ run: "run-1", spans: folded().spans, events: EVENTS, content, version: "1.2.3" });

/** What each of our spans is when it is read back. */
const READ_BACK: Readonly<Record<Span["kind"], string>> = {
  step: "span",
  attempt: "agent",
  code: "span",
  tool: "tool",
  request: "span",
  queue: "span",
  parked: "span",
  agent: "agent",
  model: "model",
  span: "span",
};

describe("a run as OpenTelemetry", () => {
  test("is the same tree and the same sums when it is read back", async () => {
    const { spans, state } = folded();
    const body = new TextEncoder().encode(await exported(false));
    const files = await spooled([{ signal: "traces", contentType: "application/json", body }]);
    const [[name, lines] = ["", []], ...others] = files;
    expect(others).toEqual([]);
    const again = foldLines(name, lines);

    const own = outline(spans).map((line) =>
      line
        .replace(
          /^( *)(\w+)/,
          (_, indent: string, kind: Span["kind"]) => `${indent}${READ_BACK[kind]}`,
        )
        .replace(/^( *agent) author/, (_, start: string) => `${start} NAME`)
        .replace(/ answered /, " completed "),
    );
    const read = outline(again.spans)
      .filter((line) => !/^ +model /.test(line))
      .slice(2)
      .map((line) => line.slice(4).replace(/^( *agent) (?:qwen|author)/, "$1 NAME"));
    const since = (line: string): string =>
      line.replace(
        /(\d+)\+(\d+)$/,
        (_, from: string, took: string) => `${Number(from) - offset}+${took}`,
      );
    const offset = Number(/(\d+)\+/.exec(read[0] ?? "")?.[1] ?? 0);
    expect(read.map(since)).toEqual(own);
    expect(own.length).toBeGreaterThan(6);

    const sums = ({ spent }: typeof state) => ({
      input: spent.inputTokens,
      output: spent.outputTokens,
      cached: spent.cachedTokens,
      cost: spent.costUsd,
    });
    expect(sums(again.state)).toEqual(sums(state));
    expect(sums(state)).toEqual({ input: 155, output: 11, cached: 40, cost: 0.25 });
    expect(again.state.created).toMatchObject({ flow: "wheelhouse", source: "otlp" });
  });

  test("has the trace and the spans that its agents were told", async () => {
    const text = await exported(false);
    expect(text).toContain(`"traceId":"${traceOfRun("run-1")}"`);
    expect(text).toContain(`"spanId":"${spanOfAttempt("a#1.2")}"`);
    expect(text).toContain('"invoke_agent qwen"');
    expect(text).toContain('"message":"it broke"');
  });

  test("says what was said only when it is asked to, and never a secret", async () => {
    const silent = await exported(false);
    for (const words of ["please look", "all is well", '\\"path\\"', KEY])
      expect(silent).not.toContain(words);
    const whole = await exported(true);
    for (const words of ["please look", "all is well", "path"]) expect(whole).toContain(words);
    expect(whole).not.toContain(KEY);
    expect(whole).toContain("[redacted:github-token]");
  });
});
