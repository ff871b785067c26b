import { describe, expect, test } from "vitest";
import { agent, approval, code, planOf, sub } from "../fixtures/make-steps.ts";
import { done, failing } from "../run/simulation/performer.ts";
import { SimulatedRun } from "../run/simulation/simulated-run.ts";
import { createRunState } from "../run/state.ts";
import { reportOf } from "./report.ts";

const FINDING = {
  id: "S1",
  severity: "high",
  claim: "It leaks.",
  why: "Memory.",
  citations: [{ path: "a.ts", lines: [3, 4], quote: "x", status: "verified" }],
  trust: "codebase",
} as const;

describe("the report of a run", () => {
  test("is what its report step wrote, with what it says beside it", () => {
    const run = new SimulatedRun(planOf([code("report")], { report: "report" }));
    const finding = { ...FINDING, standing: "main" };
    const receipt = { levels: ["enforced"] };
    run.finish("report#1.1", done({ markdown: "# Well", findings: [finding], receipt, more: 1 }));
    expect(reportOf(run.state)).toEqual({
      markdown: "# Well",
      findings: [finding],
      receipt,
      source: "report",
    });
  });

  test("is the report step's Markdown when it is nothing else", () => {
    const run = new SimulatedRun(planOf([agent("report")], { report: "report" }));
    run.finish("report#1.1", done("# Well"));
    expect(reportOf(run.state)).toEqual({
      markdown: "# Well",
      findings: [],
      receipt: undefined,
      source: "report",
    });
  });

  test("stays when the run was cancelled after it was written", () => {
    const plan = planOf([agent("report"), agent("b", { after: ["report"] })], { report: "report" });
    const run = new SimulatedRun(plan);
    run.finish("report#1.1", done("# Well"));
    run.post([{ type: "cancel.requested", data: { by: "ann" } }]);
    run.finish("b#1.1", { end: "cancelled", reason: "x" });
    expect(reportOf(run.state)).toMatchObject({ markdown: "# Well", source: "report" });
  });

  test("of a failed run says what was done and what was not, and keeps findings, none of them checked", () => {
    const plan = planOf(
      [
        agent("look", { label: "Look at it" }),
        agent("talk"),
        agent("b"),
        agent("report", { after: ["look", "b"] }),
      ],
      { title: "My review", report: "report" },
    );
    const run = new SimulatedRun(plan);
    const second = { ...FINDING, id: "S2", citations: [] };
    run.finish("look#1.1", done({ findings: [FINDING, second] }));
    run.finish("talk#1.1", done("words"));
    run.finish("b#1.1", failing("agent", "it died"));
    const report = reportOf(run.state);
    expect(report.source).toBe("account");
    expect(report.receipt).toBeUndefined();
    expect(report.findings).toMatchObject([
      { id: "S1", step: "look", citations: [{ path: "a.ts", lines: [3, 4], quote: "x" }] },
      { id: "S2", step: "look" },
    ]);
    expect(report.findings[0]?.citations[0]).not.toHaveProperty("status");
    expect(report.markdown).toBe(`# ${run.state.created?.title}: no report

The run failed at step \`b\` at 1970-01-01T00:00:01.000Z: it died. It began at 1970-01-01T00:00:01.000Z.

2 of 4 steps are done.

## Failed

- \`b\`: it died

## Done

- \`look\` Look at it
- \`talk\`

## Not done

- \`report\`

## Findings that were handed in

None of them was checked: no quote was compared with the files.

- S1 (look), high: It leaks. (\`a.ts:3\`)
- S2 (look), high: It leaks.
`);
  });

  test("of a cancelled run says by whose reason", () => {
    const run = new SimulatedRun(planOf([approval("ok"), agent("b", { after: ["ok"] })]));
    run.post([{ type: "cancel.requested", data: { by: "ann", reason: "enough" } }]);
    expect(reportOf(run.state).markdown).toContain(
      "The run was cancelled at 1970-01-01T00:00:01.000Z: enough.",
    );
  });

  test("of an open run says how it stands", () => {
    const run = new SimulatedRun(
      planOf([approval("ok"), agent("a"), agent("c"), agent("b", { after: ["ok"] })]),
    );
    run.finish("c#1.1", { end: "parked", reason: "limit", until: 9_999 });
    const { markdown } = reportOf(run.state);
    expect(markdown).toContain("The run is running; there is no report yet.");
    expect(markdown).toContain("## Waiting for a person\n\n- `ok`");
    expect(markdown).toContain("## Under way\n\n- `a`");
    expect(markdown).toContain("## Waiting for a time\n\n- `c`");
    expect(markdown).toContain("## Not begun\n\n- `b`");
  });

  test("whose step wrote something else is an account", () => {
    const run = new SimulatedRun(planOf([code("report")], { report: "report" }));
    run.finish("report#1.1", done({ text: "no Markdown" }));
    expect(reportOf(run.state)).toMatchObject({ source: "account", findings: [] });
    expect(reportOf(run.state).markdown).toContain("The run was completed at");
  });

  test("of a run of which nothing is known names it", () => {
    expect(reportOf(createRunState("r9")).markdown).toBe(
      "# r9: no report\n\nThe run is queued; there is no report yet.\n\n0 of 0 steps are done.\n",
    );
  });

  test("of a step that is a run of its own is that run's", () => {
    const run = new SimulatedRun(planOf([sub("s")], { report: "s" }));
    const report = { markdown: "# From inside", findings: [{ ...FINDING }] };
    run.finish("s#1.1", done({ run: "inner", report: JSON.parse(JSON.stringify(report)) }));
    expect(reportOf(run.state)).toMatchObject({ markdown: "# From inside", source: "report" });
  });

  test("of a fork says what was taken over and where it was done", () => {
    const run = new SimulatedRun(
      planOf([agent("a"), code("b", { after: ["a"] })], { report: "b" }),
    );
    run.finish("a#1.1", done("from a"));
    run.finish("b#1.1", done("# Well"));
    const { state } = run;
    const taken = [{ step: "a", run: "first", seq: 7 }];
    if (!state.created) throw new Error("the run exists");
    state.created = { ...state.created, fork: { run: "second", seq: 12, from: "b", taken } };
    const step = run.step("a");
    step.taken = { run: "first", seq: 7 };
    expect(reportOf(state)).toMatchObject({
      markdown: `# Well

## Taken over

This run was forked from run \`second\` at its event 12, with \`b\` done anew. It did not do these steps itself; what they used is not counted here:

- from run \`first\`: \`a\` (event 7)
`,
      receipt: { forked_from: { run: "second", seq: 12, from: "b" }, taken },
    });
  });
});
