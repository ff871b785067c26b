import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { startModelServer } from "@wheelhouse/agents/model-server";
import { describe, expect, onTestFinished, test } from "vitest";
import { changedBesideBranch, fingerprintOfProject } from "../testing/solving/only-a-branch.ts";
import { solvingWorld } from "../testing/solving/solving-world.ts";

const PROGRAMS = join(import.meta.dirname, "../../../../.agents-under-test/qwen/node_modules/.bin");
const BRANCH = "wheelhouse/1-what-is-bought-twice-is-paid-once";

const json = (value: unknown) => ({ text: `\`\`\`json\n${JSON.stringify(value)}\n\`\`\`` });
const shell = (command: string) => ({
  call: { role: "shell" as const, with: { command }, unoffered: false },
});

/** A change of the file that its agent need not have read. */
const rewrite = (change: string): string =>
  `sed '${change}' src/total.js > "$TMPDIR/total.js"; cat "$TMPDIR/total.js" > src/total.js`;

const UNDERSTANDING = {
  summary: "`total` forgets how many of a thing are bought.",
  acceptance: ["what is bought twice is paid twice"],
  files: ["src/total.js"],
  size: "small",
  why: "one function",
  questions: [],
};
const DRAFT = {
  summary: "Multiply each price by its count.",
  steps: [
    {
      id: "fix",
      title: "Count every piece",
      does: "write",
      work: "In src/total.js multiply the price of each line by its count.",
      rubric: "Each line counts as often as it is bought.",
    },
    { id: "prove", title: "Run the tests", does: "check", check: "test", after: ["fix"] },
  ],
};
const DONE = { summary: "It multiplies now.", handoff: "Nothing is left.", values: [] };
const SOLVED = {
  verdict: "solved",
  reasons: "The test passes.",
  criteria: [],
  missing: [],
  flagged: [],
};

/** What the model says, by what it is asked: it plans, writes by its shell, is sent back once, and judges. */
const RULES = [
  { when: { text: "Find out what solving this issue means" }, say: [json(UNDERSTANDING)] },
  { when: { text: "The work of step `draft`" }, say: [json({ verdict: "accept", findings: [] })] },
  {
    when: { text: "The work of step `work/fix` \\(round 1\\)" },
    say: [json({ verdict: "reject", findings: ["A line without a count is not a number now."] })],
  },
  {
    when: { text: "The work of step `work/fix`" },
    say: [json({ verdict: "accept", findings: [] })],
  },
  {
    when: { text: "What came back[^]*# Your step: fix", result: 0 },
    say: [shell(rewrite("s/line.count,/(line.count ?? 1),/"))],
  },
  {
    when: { text: "# Your step: fix", result: 0 },
    say: [shell(rewrite("s/line.price,/line.price * line.count,/"))],
  },
  { when: { text: "# Your step: fix" }, say: [json(DONE)] },
  { when: { text: "^# Judge" }, say: [json(SOLVED)] },
  { when: { text: "^# Planner" }, say: [json(DRAFT)] },
  { say: [{ text: "Nothing to do." }] },
];

describe.runIf(existsSync(PROGRAMS))("an issue that a real agent solves", () => {
  test("is planned, written, sent back, judged and accepted", { timeout: 400_000 }, async () => {
    const model = await startModelServer({
      script: { version: 1, models: ["solver"], rules: RULES },
    });
    onTestFinished(() => model.close());
    const world = solvingWorld({
      env: {
        PATH: [PROGRAMS, process.env["PATH"] ?? ""].join(delimiter),
        OPENAI_BASE_URL: `${model.url}/v1`,
        OPENAI_MODEL: "solver",
        OPENAI_API_KEY: "none",
      },
    });
    await world.issue("create", "--title", "What is bought twice is paid once");
    const before = fingerprintOfProject(world.project);
    const agent = ["--agent", "qwen", "--model", "solver"];
    const started = await world.issue("start", "1", ...agent, "--json");
    expect(started).toMatchObject({ code: 5, stderr: "" });
    const run: string = JSON.parse(started.stdout).id;
    await world.terminal.call("answer", await world.asked(run, "approve"), "approve");
    const going = world.terminal.start("resume", run);
    await world.asked(run, "accept");
    expect(await world.issue("accept", "1")).toMatchObject({ code: 0, stderr: "" });
    expect((await going.ended).code).toBe(0);
    const opened = (await world.events(run)).filter(({ type }) => type === "session.opened");
    expect(opened.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ agent: "qwen", level: "enforced" }),
    );
    expect(world.git("show", `${BRANCH}:src/total.js`)).toContain("line.price * (line.count ?? 1)");
    expect(world.git("diff", "--stat", "main", BRANCH)).toMatch(/1 file changed/);
    expect(changedBesideBranch(world.project, before)).toEqual([]);
  });
});
