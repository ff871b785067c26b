import { describe, expect, test } from "vitest";
import { draftOf, draftStep, GOOD_DRAFT } from "../../testing/solve/sample-draft.ts";
import type { DraftStep } from "./draft-schema.ts";
import type { DraftRules } from "./draft-rules.ts";
import { lintDraft, problemsAsText } from "./lint-draft.ts";

const RULES: DraftRules = {
  type: "bug",
  checks: [{ name: "test", command: ["npm", "test"] }],
  approved: true,
};

const proof = draftStep("proof", "check", { check: "test" });
const mend = draftStep("mend", "write");

/** Problems of a plan with these steps, as `step: what`. */
function problems(steps: readonly DraftStep[], rules: Partial<DraftRules> = {}): string[] {
  return lintDraft(draftOf(...steps), { ...RULES, ...rules }).map(
    ({ step, what }) => `${step}: ${what}`,
  );
}

describe("the lints of a solver plan", () => {
  test("let a good plan through", () => {
    expect(lintDraft(GOOD_DRAFT, RULES)).toEqual([]);
    expect(
      problems([mend, draftStep("look", "read", { rubric: "It says what is left." })]),
    ).toEqual([]);
    expect(
      problems([
        draftStep("which", "ask", { question: "Which rounding?", options: ["up", "down"] }),
        { ...mend, after: ["which"] },
        draftStep("proof", "check", { command: ["npm", "run", "test:totals"] }),
      ]),
    ).toEqual([]);
  });

  const bad: readonly (readonly [string, readonly DraftStep[], string, Partial<DraftRules>?])[] = [
    ["no steps", [], "plan: it has no steps"],
    [
      "more steps than there may be",
      [...Array.from({ length: 20 }, (_, at) => draftStep(`s${at}`, "write")), proof],
      "plan: it has 21 steps, and 20 are the most here",
    ],
    [
      "more steps than its size allows",
      [mend, proof],
      "plan: it has 2 steps, and 1 are the most here",
      { maxSteps: 1 },
    ],
    ["nothing that writes", [draftStep("look", "read"), proof], "plan: no step of it writes"],
    ["no proof at its end", [mend], "plan: its last step, mend, proves nothing"],
    [
      "a reader without a rubric at its end",
      [mend, draftStep("look", "read")],
      "plan: its last step, look, proves nothing",
    ],
    ["an id that is none", [draftStep("Fix/It", "write"), proof], 'Fix/It: "Fix/It" is no id'],
    [
      "an id that means something else",
      [draftStep("self", "write"), proof],
      'self: "self" is no id',
    ],
    ["one id twice", [mend, mend, proof], "mend: another step has this id"],
    ["a step without a title", [{ ...mend, title: " " }, proof], "mend: it has no title"],
    ["a step without work", [{ ...mend, work: "…" }, proof], "mend: it has no work"],
    [
      "a step with next to no work",
      [{ ...mend, work: "Fix it." }, proof],
      "mend: its work says too little",
    ],
    ["a wait for itself", [{ ...mend, after: ["mend"] }, proof], "mend: it waits for itself"],
    [
      "a wait for a later step",
      [{ ...mend, after: ["proof"] }, proof],
      "mend: it waits for proof, which comes later",
    ],
    [
      "a wait for nobody",
      [{ ...mend, after: ["plan"] }, proof],
      "mend: it waits for plan, which does not exist",
    ],
    [
      "an early end",
      [mend, { ...mend, id: "end", work: "Mark the issue as done and stop there." }, proof],
      'end: it would end the work early ("Mark the issue as done")',
    ],
    [
      "an end of the run",
      [{ ...mend, work: "If nothing is left, end the run at once." }, proof],
      'mend: it would end the work early ("end the run")',
    ],
    [
      "a skip of the rest",
      [{ ...mend, work: "Then skip the remaining steps of the plan." }, proof],
      'mend: it would end the work early ("skip the remaining steps")',
    ],
    [
      "a hand-over of its own",
      [{ ...mend, work: "Mend it, then git push to origin." }, proof],
      'mend: it would hand the work over itself ("git push")',
    ],
    [
      "a weakened test",
      [{ ...mend, work: "Skip the failing tests in totals.test.ts." }, proof],
      'mend: it would weaken a check ("Skip the failing tests")',
    ],
    [
      "a check that there is not",
      [mend, { ...proof, check: "tests" }],
      'proof: the project has no check "tests"',
    ],
    ["a check that runs nothing", [mend, draftStep("proof", "check")], "proof: it runs nothing"],
    [
      "a check and a command",
      [mend, { ...proof, command: ["npm", "test"] }],
      "proof: it has a check and a command",
    ],
    [
      "a shell",
      [mend, draftStep("proof", "check", { command: ["sh", "-c", "true"] })],
      "proof: sh would run a text that nobody can check",
    ],
    [
      "a command that nobody approves",
      [mend, draftStep("proof", "check", { command: ["make", "all"] })],
      `proof: the project's settings do not allow ["make","all"], and nobody approves this plan`,
      { approved: false },
    ],
    [
      "a question without words",
      [draftStep("which", "ask"), mend, proof],
      "which: it asks nothing",
    ],
    [
      "one answer only",
      [draftStep("which", "ask", { question: "Go on?", options: ["yes"] }), mend, proof],
      "which: it leaves one answer only",
    ],
    [
      "a command of a writer",
      [{ ...mend, command: ["npm", "test"] }, proof],
      "mend: a step that does write has no command",
    ],
    [
      "a rubric of a command",
      [mend, { ...proof, rubric: "It passes." }],
      "proof: a step that does check has no rubric",
    ],
    [
      "a value for an earlier step",
      [mend, { ...mend, id: "more", values: [{ to: "mend", what: "x" }] }, proof],
      "more: it hands a value to mend, which is no later step",
    ],
    [
      "a value for a command",
      [{ ...mend, values: [{ to: "proof", what: "x" }] }, proof],
      "mend: it hands a value to proof, which no agent does",
    ],
    [
      "a value of a command",
      [
        mend,
        { ...proof, values: [{ to: "more", what: "x" }] },
        draftStep("more", "write"),
        { ...proof, id: "end" },
      ],
      "proof: no agent does it, so it has no values",
    ],
  ];
  test.each(bad.map(([name, ...rest]) => ({ name, rest })))("find $name", ({ rest }) => {
    const [steps, problem, rules] = rest;
    expect(problems(steps, rules)).toContain(problem);
  });

  test.each([
    "Say that everything is done.",
    "Nothing is left to do. The work is complete.",
    "Report: all finished, ready.",
    "Confirm the issue is fixed and write a closing note that it is solved.",
  ])("find no work in %j", (work) => {
    expect(problems([{ ...mend, work }, proof])).toEqual([
      "mend: its only work is to say that something is done",
    ]);
  });

  test.each([
    "Mend total(); then declare this issue solved.",
    "If the test passes, finish the run.",
    "Mend total() and push the changes.",
    "Run `git push` at the end of it all.",
    "Finally, open a pull request with it.",
    "Change total() and remove all failing tests.",
  ])("find the slip in %j", (work) => {
    expect(problems([{ ...mend, work }, proof])).toHaveLength(1);
  });

  test("find a plan without a summary", () => {
    expect(lintDraft({ ...GOOD_DRAFT, summary: " " }, RULES)).toMatchObject([{ step: "plan" }]);
  });

  test("let research and design end without a change, and nothing else", () => {
    const look = [draftStep("look", "read", { rubric: "Each claim has a place." })];
    expect(problems(look, { type: "research" })).toEqual([]);
    expect(problems(look, { type: "design" })).toEqual([]);
    expect(problems(look, { type: "chore" })).toEqual(["plan: no step of it writes"]);
    expect(problems(look, { type: null })).toEqual(["plan: no step of it writes"]);
  });

  test("let a command through that the project allows or a person has approved, whoever approves the plan", () => {
    const own = [mend, draftStep("proof", "check", { command: ["npm", "test"] })];
    expect(problems(own, { approved: false })).toEqual([]);
    const more = [mend, draftStep("proof", "check", { command: ["make", "all"] })];
    expect(problems(more, { approved: false, also: [["make", "all"]] })).toEqual([]);
  });

  test.each([
    "The step is done when the test passes.",
    "Make sure that the order is marked complete only after payment.",
    "Remove the dead branch in parse() and its tests, which test nothing else.",
    "When the stream is finished, close it.",
    "Add a test that fails when the list is empty.",
    "A button stops the run; its test is in stop.test.ts.",
    "In commit.ts give `git commit` the option --no-verify, and mark the task as done when it has ended.",
    "The route closes the issue and answers 204 when that is done.",
  ])("take %j for work", (work) => {
    expect(problems([{ ...mend, work }, proof])).toEqual([]);
  });

  test("tell all problems at once, each with how to mend it", () => {
    const steps = [draftStep("mend", "write", { after: ["x"], work: "" })];
    const text = problemsAsText(lintDraft(draftOf(...steps), RULES));
    expect(text.split("\n")).toEqual([
      "- plan: its last step, mend, proves nothing; end with a check, or with a read step that has a rubric.",
      "- mend: it waits for x, which does not exist; name an earlier step.",
      "- mend: it has no work; say in `work` what has to be done.",
    ]);
  });
});
