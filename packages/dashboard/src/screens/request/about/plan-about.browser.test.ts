import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API, type Json, type RunEvent, type StepInput } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { begunRun } from "../../../../../cli/src/testing/begun-run.ts";
import { smallRepository } from "../../../../../cli/src/testing/small-repository.ts";
import { openWindow } from "../../../testing/browser.ts";
import { expectGoodLooks } from "../../../testing/looks.ts";
import { openStand } from "../../../testing/stand.ts";

const OPTIONS = [
  { id: "approve", label: "Carry it out", effect: "continue" },
  { id: "change", label: "Change the plan", effect: { sendBack: "draft" } },
] as const;
const PLAN = { kind: "plan", step: "compile" } as const;

const STEPS: readonly StepInput[] = [
  {
    kind: "agent",
    id: "draft",
    access: "read",
    persona: { id: "planner", text: "You plan." },
    prompt: "Plan it.",
  },
  { kind: "code", id: "compile", after: ["draft"], run: "compile-solver@1" },
  {
    kind: "request",
    id: "approve",
    after: ["compile"],
    ask: "approval",
    text: "x",
    about: PLAN,
    options: [...OPTIONS],
  },
];

const TEXT = "Take the discount off.\n\n1. **Look** (`look`)\n2. **Mend** (`mend`)";

/** What the compiler of plans hands in. */
const COMPILED = {
  text: TEXT,
  steps: [
    {
      id: "look",
      label: "See who calls it",
      kind: "agent",
      access: "read",
      persona: { id: "worker", text: "You work." },
      after: [],
    },
    {
      id: "mend",
      label: "Take the discount off",
      kind: "agent",
      access: "write",
      persona: { id: "worker", text: "You work." },
      after: ["look"],
    },
    { id: "proof", label: "Build all", kind: "code", run: "run-checks@1", after: ["mend"] },
  ],
  commands: [{ step: "proof", command: ["make", "all of it", "<b>x</b>"] }],
  draft: {
    summary: "Take the discount off.",
    steps: [
      {
        id: "mend",
        title: "Take the discount off",
        does: "write",
        work: "Take it off in **total()**.",
        rubric: "A test fails without it.",
      },
    ],
  },
};

/** A step is done, and hands this in. */
function done(step: string, output: Json): RunEvent[] {
  const at = { step, attempt: `${step}#1.1` };
  return [
    { type: "attempt.started", ...at, data: { role: "author", generation: 1, ordinal: 1 } },
    { type: "attempt.completed", ...at, data: { output } },
    { type: "step.completed", step, data: {} },
  ];
}

const BEGUN: readonly RunEvent[] = [
  ...done("draft", "It is drafted."),
  ...done("compile", COMPILED),
  {
    type: "request.opened",
    step: "approve",
    data: {
      request: "k3m2x9ab-q1",
      kind: "approval",
      text: `**Shall it be done so?**\n\n${TEXT}\n\n2 uncommitted files of yours are not part of it.`,
      about: PLAN,
      options: [...OPTIONS],
    },
  },
];

describe("a plan that waits for a yes", () => {
  test("is a graph, its steps in words, and the commands that the yes allows", async () => {
    const project = smallRepository();
    const home = join(mkdtempSync(join(tmpdir(), "wheelhouse-plan-")), "home");
    mkdirSync(home, { mode: 0o700 });
    await (
      await begunRun(home, project, { id: "k3m2x9ab", steps: STEPS })
    )(...BEGUN);
    const stand = await openStand(project, {}, home);
    const { page, errors } = await openWindow(stand, "/runs/k3m2x9ab?view=steps&step=approve");
    const graph = page.getByRole("region", { name: "The plan as a graph" });
    const card = graph.getByRole("button", { name: /^Take the discount off/ });
    await card.waitFor();
    await page.getByText("2 uncommitted files of yours are not part of it.").waitFor();
    expect(await page.getByText("Take the discount off.", { exact: true }).count()).toBe(1);
    const commands = page.getByRole("region", { name: "Commands that it allows" });
    await commands.getByText("all of it", { exact: true }).waitFor();
    await commands.getByText("<b>x</b>").waitFor();

    const steps = page.getByRole("list", { name: "Steps of the plan" });
    await steps.getByText("worker, may write").waitFor();
    await card.click();
    await steps.getByText("A test fails without it.").waitFor();
    await steps.getByRole("button", { name: /Take the discount off/ }).click();
    await steps.getByText("A test fails without it.").waitFor({ state: "detached" });
    await expectGoodLooks(page);

    await page.getByRole("radio", { name: "Change the plan" }).check();
    const send = page.getByRole("button", { name: "Answer", exact: true });
    expect(await send.isEnabled()).toBe(false);
    await page.getByLabel("What should change (needed)").fill("Ask first");
    await send.and(page.locator(":enabled")).click();
    await page.getByText("Answered: Change the plan: Ask first").first().waitFor();
    const [request] = await stand.client.call(API.requests, { query: { run: "k3m2x9ab" } });
    expect(request).toMatchObject({ option: "change", answer: "Ask first" });
    expect(errors).toEqual([]);
  });
});
