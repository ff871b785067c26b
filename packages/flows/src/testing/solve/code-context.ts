import type { CodeContext } from "@wheelhouse/core";

/** What a function of a run gets in a test, but for what is named. */
export function codeContext(own: Partial<CodeContext>): CodeContext {
  return {
    run: "sim",
    step: "step",
    input: {},
    runInput: {},
    band: "small",
    project: { id: "p", path: "/p" },
    outputs: {},
    settled: {},
    facts: {
      flow: "solve-issue",
      startedAt: 0,
      now: 0,
      agents: [],
      tokens: { input: 0, output: 0, unknown: 0 },
      costUsd: { known: 0, unknown: 0 },
      attempts: { started: 0, failed: 0, lost: 0 },
    },
    signal: { aborted: false },
    ...own,
  };
}
