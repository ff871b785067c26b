import { parsePlan } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import {
  asJson,
  authorsOf,
  play,
  reject,
  reportIn,
  toldTo,
  UNSOLVED,
  USUAL,
  workDone,
} from "../testing/solve/sample-world.ts";
import { draftOf, draftStep, GOOD_DRAFT, solveRequest } from "../testing/solve/sample-draft.ts";
import { outputsIn } from "../testing/solve/solve-world.ts";
import { solveIssue } from "./solve-issue.ts";

describe("solve-issue", () => {
  test("makes a plan, carries it out, has it judged, and hands over after a person's yes", () => {
    const run = play();
    expect(run.status).toBe("completed");
    expect(authorsOf(run)).toEqual(USUAL);
    expect(run.asked.map(({ step, options }) => [step, options])).toEqual([
      ["approve", ["approve", "change", "stop"]],
      ["accept", ["accept", "change", "stop"]],
    ]);
    const [approve, accept] = run.asked;
    expect(approve?.text).toContain("Take the discount off in total().");
    expect(approve?.text).toContain("Runs `test`.");
    expect(accept?.text).toContain("mend: Did mend.");
    expect(accept?.text).toContain("test: passed (before: passed)");
    expect(accept?.text).toContain("solved: All criteria are met.");
    expect(outputsIn(run.state)["hand-over"]).toMatchObject({
      branch: "wheelhouse/12-totals-ignore-the-discount",
    });
    expect(reportIn(run)).toContain("git switch wheelhouse/12-totals-ignore-the-discount");
  });

  test("is a plan that the engine takes, for every setting", () => {
    const project = { id: "p", path: "/p" };
    for (const approval of ["ask", "auto"] as const)
      for (const accept of ["ask", "auto"] as const)
        for (const checks of [[], solveRequest().work.checks])
          for (const saved of [{}, { plan: GOOD_DRAFT }]) {
            const work = { approval, accept, checks, prepare: [["npm", "ci"]], base: "main" };
            const input = solveIssue.input.parse({ ...solveRequest(work), ...saved });
            const plan = solveIssue.plan({ input, band: "small", fast: false, project });
            expect(parsePlan(plan, { widest: "write" }).report).toBe("report");
          }
  });

  test("lets a rejected worker go on in its own session until its critic accepts", () => {
    const critic = [reject("No test."), reject("The test is empty."), { verdict: "accept" }];
    const run = play({ agent: { "work/mend critic": critic } });
    expect(run.status).toBe("completed");
    expect(authorsOf(run)).toEqual([...USUAL.slice(0, 4), "work/mend", "work/mend", "verify"]);
    expect(toldTo(run, "work/mend")).toEqual([undefined, "No test.", "The test is empty."]);
    const sessions = run.calls.filter(
      ({ step, role }) => step === "work/mend" && role === "author",
    );
    expect(sessions.map(({ resume }) => resume)).toEqual([
      undefined,
      "session of work/mend#1.1",
      "session of work/mend#1.1",
    ]);
  });

  test("has a rejected plan drafted anew by its author", () => {
    const run = play({
      agent: { "draft critic": [reject("Step mend guesses."), { verdict: "accept" }] },
    });
    expect(run.status).toBe("completed");
    expect(toldTo(run, "draft")).toEqual([undefined, "Step mend guesses."]);
  });

  test("judges a plan by the criteria that were found, and by what a person has said to them", () => {
    const understand = {
      summary: "Two ways.",
      acceptance: ["It rounds {{ twice }}.", "Nothing is lost."],
      files: [],
      size: "small",
      why: "one place",
      questions: [{ text: "Round up or down?", options: [] }],
    };
    const run = play({
      agent: { understand: [understand] },
      answer: { "ask-first": [[undefined, "Down, always."]] },
    });
    const [critic] = run.calls.filter(({ step, role }) => step === "draft" && role === "critic");
    for (const words of ["- It rounds {{ twice }}.", "- Nothing is lost.", "Down, always."])
      expect(critic?.prompt).toContain(words);
  });

  test("tells an author what the lints found, before any critic or person sees the plan", () => {
    const early = draftOf(
      draftStep("mend", "write"),
      draftStep("end", "write", { work: "Declare the issue solved and end the run." }),
      draftStep("proof", "check", { check: "test" }),
    );
    const run = play({ agent: { draft: [asJson(early), asJson(GOOD_DRAFT)] } });
    expect(run.status).toBe("completed");
    const [, told] = toldTo(run, "draft");
    expect(told).toContain("end: it would end the work early");
    expect(
      run.calls.filter(({ step, role }) => step === "draft" && role === "critic"),
    ).toHaveLength(1);
  });

  test("lets a person change the plan", () => {
    const run = play({ answer: { approve: [["change", "Do not touch invoice()."], ["approve"]] } });
    expect(run.status).toBe("completed");
    expect(toldTo(run, "draft")).toEqual([undefined, "Do not touch invoice()."]);
  });

  test("ends without work when a person stops it", () => {
    const run = play({ answer: { approve: [["stop"]] } });
    expect(run.status).toBe("cancelled");
    expect(authorsOf(run)).toEqual(["understand", "draft"]);
  });

  test("asks before planning what the code cannot answer, and tells everybody the answer", () => {
    const understand = {
      summary: "Two ways.",
      acceptance: ["It rounds."],
      files: [],
      size: "small",
      why: "one place",
      questions: [{ text: "Round up or down?", options: ["up", "down"] }],
    };
    const run = play({
      agent: { understand: [understand] },
      answer: { "ask-first": [[undefined, "Down, always."]] },
    });
    expect(run.status).toBe("completed");
    expect(run.asked[0]?.text).toContain("1. Round up or down? (up / down)");
    for (const step of ["draft", "work/mend", "verify"])
      expect(run.calls.find((call) => call.step === step)?.prompt).toContain("Down, always.");
  });

  test("tells its agents what nobody was asked, when nobody is", () => {
    const understand = {
      summary: "Two ways.",
      acceptance: ["It rounds."],
      size: "small",
      why: "one place",
      questions: [{ text: "Round up or down?" }],
    };
    const run = play({ work: { approval: "auto" }, agent: { understand: [understand] } });
    expect(run.status).toBe("completed");
    for (const step of ["draft", "work/mend", "verify"])
      expect(run.calls.find((call) => call.step === step)?.prompt).toContain("- Round up or down?");
  });

  test("shows its agents the latest of a long conversation, and says so", () => {
    const { issue } = solveRequest();
    const comments = Array.from({ length: 30 }, (_, at) => ({ by: "ann", text: `Comment ${at}.` }));
    const description = `${"x".repeat(30_000)}the end`;
    const run = play({ request: { issue: { ...issue, description, comments } } });
    const [first] = run.calls;
    expect(first?.prompt).toContain("(10 older ones are left out)");
    expect(first?.prompt).toContain("ann: Comment 10.");
    expect(first?.prompt).not.toContain("Comment 9.");
    expect(first?.prompt).toContain("The description is cut here.");
    expect(Math.max(...run.calls.map(({ prompt }) => prompt.length))).toBeLessThan(40_000);
  });

  test("carries a saved plan out without drafting one", () => {
    const run = play({ request: { plan: GOOD_DRAFT } });
    expect(run.status).toBe("completed");
    expect(authorsOf(run)).toEqual(["work/look", "work/mend", "verify"]);
    expect(run.asked[0]).toMatchObject({ step: "approve", options: ["approve", "stop"] });
  });

  test("does not carry out a saved plan with problems", () => {
    const run = play({ request: { plan: draftOf(draftStep("mend", "write")) } });
    expect(run.status).toBe("failed");
    expect(run.state.steps.get("compile")?.reason).toContain("mend, proves nothing");
  });

  test("asks nobody when the settings say so, and runs the project's own checks only", () => {
    const auto = { approval: "auto", accept: "auto" } as const;
    const run = play({ work: auto });
    expect(run.status).toBe("completed");
    expect(run.asked).toEqual([]);
    expect(outputsIn(run.state)["hand-over"]).toBeDefined();
    const wider = draftOf(
      draftStep("mend", "write"),
      draftStep("proof", "check", { command: ["make", "all"] }),
    );
    const refused = play({ work: auto, agent: { draft: [asJson(wider), asJson(GOOD_DRAFT)] } });
    expect(toldTo(refused, "draft")[1]).toContain("nobody approves this plan");
    expect(refused.status).toBe("completed");
  });

  test("asks a person after all when the judge does not find it solved", () => {
    const run = play({
      work: { approval: "auto", accept: "auto" },
      agent: { verify: [UNSOLVED] },
      answer: { verify: [["continue"]], accept: [["stop"]] },
    });
    expect(run.asked.map(({ step }) => step)).toEqual(["verify", "accept"]);
    expect(run.status).toBe("cancelled");
  });

  test.each([
    [true, "in a fresh checkout of `?bbb", "in a fresh checkout of bbb"],
    [false, "[Nn]ot (?:checked )?in a fresh checkout", "The settings want no fresh checkout"],
  ])("checks the work in a fresh checkout: %s, and tells judge, person and report", (...row) => {
    const [freshChecks, told, judge] = row;
    const run = play({ work: { freshChecks } });
    const { steps = [] } = run.state.plan ?? {};
    const isFresh = (id: string) => {
      const step = steps.find((each) => each.id === id);
      return step?.kind === "code" && step.input["fresh"] === true;
    };
    expect([isFresh("baseline"), isFresh("evidence")]).toEqual([false, freshChecks]);
    expect(run.calls.find(({ step }) => step === "verify")?.prompt).toContain(judge);
    expect(run.asked.at(-1)?.text).toMatch(new RegExp(told));
    expect(reportIn(run)).toMatch(new RegExp(told));
  });

  test("hands values and notes on to the steps that they are for", () => {
    const look = workDone("look", { values: [{ to: "mend", text: "invoice() takes it off" }] });
    const run = play({ agent: { "work/look": [look] } });
    const prompt = run.calls.find(({ step }) => step === "work/mend")?.prompt;
    expect(prompt).toContain("Note of look.");
    expect(prompt).toContain("invoice() takes it off");
  });

  test("does without checks when the settings name none", () => {
    const draft = draftOf(
      draftStep("mend", "write"),
      draftStep("proof", "read", { rubric: "The discount is taken off." }),
    );
    const run = play({ work: { checks: [] }, agent: { draft: [asJson(draft)] } });
    expect(run.status).toBe("completed");
    expect(run.state.steps.has("evidence")).toBe(false);
    expect(reportIn(run)).toContain("name no checks");
  });
});
