import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { openTerminal } from "../testing/terminal.ts";
import { SOLVE, solvingWorld } from "../testing/solving/solving-world.ts";
import { solvingRun } from "../testing/solving/solving-run.ts";
import type { TurnInput } from "../testing/solving/transcript-of.ts";

const BRANCH = "wheelhouse/1-what-is-bought-twice-is-paid-once";
const AGENT = ["--agent", "scripted", "--model", SOLVE];

const accepts = (step: string): TurnInput => ({
  step,
  role: "critic",
  output: { verdict: "accept", findings: [] },
});
const does = (step: string, ...play: readonly object[]): TurnInput => ({
  step,
  play: play.map((action) => JSON.parse(JSON.stringify(action))),
  output: { summary: "It is done.", handoff: "Nothing.", values: [] },
});
const edit = (path: string, text: string) => ({ edit: { path, text, permission: false } });

describe("an issue that cannot be", () => {
  test("has no words, and is refused with what to do", async () => {
    const { issue } = solvingWorld();
    for (const args of [["--title", ""], ["--title", " \t"], []]) {
      const ended = await issue("create", ...args);
      expect([args, ended.code, ended.stdout]).toEqual([args, 2, ""]);
      expect(ended.stderr).toMatch(/title/);
    }
    expect(JSON.parse((await issue("ls", "--json")).stdout)).toEqual([]);
  });

  test("is of a project that is gone, and starts no run", async () => {
    const { issue, project, terminal } = solvingWorld();
    await issue("create", "--title", "What is bought twice is paid once");
    renameSync(project, `${project}-elsewhere`);
    const away = openTerminal({ home: terminal.home, cwd: tmpdir() });
    const started = await away.call("issue", "start", "1", "--project", project, ...AGENT);
    expect(started).toMatchObject({ code: 2, stdout: "" });
    expect(started.stderr).toContain(project);
    expect((await away.call("ls", "--json")).stdout).toBe("[]\n");
  });
});

describe("an issue of a repository", () => {
  test("in the middle of a rebase is solved from where that stands, and the rebase goes on", async () => {
    const { world, ended, asked, answer, opened, shown, untouched } = await solvingRun({
      work: { approval: "ask" },
      prepare({ git, project }) {
        git("stash", "--quiet");
        git("switch", "--quiet", "-c", "side");
        for (const [branch, text] of [
          ["side", "theirs"],
          ["main", "ours"],
        ] as const) {
          git("switch", "--quiet", branch);
          writeFileSync(join(project, "package.json"), `{ "name": "${text}", "type": "module" }\n`);
          git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-am", text);
        }
        expect(() => git("-c", "user.name=a", "-c", "user.email=a@b", "rebase", "side")).toThrow(
          "Could not apply",
        );
      },
    });
    const approve = await asked("approve");
    expect((await opened(approve)).text).toContain("The repository is in the middle of a rebase");
    await answer("approve", [], "approve");
    await answer("accept", [], "accept");
    expect((await ended).code).toBe(0);
    expect(await shown()).toMatchObject({ status: "done" });
    expect(world.git("status")).toContain("rebase in progress");
    expect(world.git("show", `${BRANCH}:package.json`)).toContain("theirs");
    expect(untouched()).toEqual([]);
  });

  test("whose base is deleted meanwhile is told so, and its work is handed over by itself", async () => {
    const { world, ended, asked, answer, opened } = await solvingRun({ work: { approval: "ask" } });
    await asked("approve");
    world.git("switch", "--quiet", "-c", "other");
    world.git("branch", "-D", "main");
    await answer("approve", [], "approve");
    const accept = await asked("accept");
    const { text, options } = await opened(accept);
    expect(text).toContain("was deleted meanwhile");
    expect(options).not.toContain("update");
    await answer("accept", [], "accept");
    expect((await ended).code).toBe(0);
    expect(world.git("merge-base", "other", BRANCH)).toBe(world.git("rev-parse", "other"));
  });
});

describe("an agent that", () => {
  test("claims to be done and has changed nothing is not believed, by nobody up to the end", async () => {
    const { run, world, asked, answer, opened, shown, ended, untouched } = await solvingRun({
      turns: [accepts("work/fix"), does("work/fix")],
    });
    // Without a reason it has failed at once; nothing goes on before a person says so.
    const empty = await asked("work/fix");
    expect((await opened(empty)).text).toContain("has changed no file");
    await answer("work/fix", [], "continue");
    // The tests fail as before, and the judge's yes does not stand against that.
    const verdict = await asked("verify");
    const { text } = await opened(verdict);
    expect(text).toContain("the check test failed");
    expect(text).toContain("no file was changed");
    expect(await shown()).toMatchObject({ status: "waiting" });
    await answer("verify", [], "stop");
    expect((await ended).code).toBe(4);
    expect(await shown()).toMatchObject({ status: "open", last_run: { id: run } });
    expect(world.git("branch", "--list", "wheelhouse/*")).toBe("");
    expect(untouched()).toEqual([]);
  });

  test("weakens a test has it flagged, to a judge who has to answer and to the person", async () => {
    const test = `import { test } from "node:test";

test.skip("what is bought twice is paid twice", () => {});
`;
    const { asked, answer, opened, ended } = await solvingRun({
      turns: [accepts("work/fix"), does("work/fix", edit("test/total.test.js", test))],
    });
    const verdict = await asked("verify");
    const { text } = await opened(verdict);
    expect(text).toContain("test/total.test.js is flagged test-deleted");
    expect(text).toContain("test/total.test.js is flagged test-skipped");
    await answer("verify", [], "continue");
    const accept = await opened(await asked("accept"));
    expect(accept.text).toMatch(/`test\/total\.test\.js` is flagged: .*test-skipped/);
    await answer("accept", [], "stop");
    expect((await ended).code).toBe(4);
  });

  test("edits outside of its clone changes nothing there", async () => {
    const turns = (project: string): TurnInput[] => [
      {
        ...does(
          "work/fix",
          edit(join(project, "src/total.js"), "export const total = () => 0;\n"),
          edit(join(dirname(project), "outside.txt"), "x\n"),
          edit("../outside.txt", "x\n"),
          edit("../git/refs/wheelhouse/head", "0000\n"),
        ),
        round: 0,
      },
    ];
    const { world, run, asked, answer, ended, untouched } = await solvingRun({ turns });
    // Nothing of it was done, and so there is nothing to show for it.
    await asked("work/fix");
    for (const path of [join(dirname(world.project), "outside.txt")])
      expect(existsSync(path)).toBe(false);
    const runs = join(world.terminal.home, "runs", run, "clone");
    expect(existsSync(join(runs, "outside.txt"))).toBe(false);
    expect(readFileSync(join(world.project, "src/total.js"), "utf8")).toContain("line.price");
    await answer("work/fix", [], "stop");
    await ended;
    expect(untouched()).toEqual([]);
  });

  test("hands in the same work after a rejection is stopped, and a person is asked", async () => {
    const rejects: TurnInput = {
      step: "work/fix",
      role: "critic",
      output: { verdict: "reject", findings: ["A line without a count costs nothing."] },
    };
    const again: TurnInput = { ...does("work/fix", { text: "It is right." }), round: 1 };
    const { run, world, asked, answer, opened, ended } = await solvingRun({
      turns: [
        rejects,
        again,
        {
          step: "work/fix",
          role: "supervisor",
          output: { decision: "pass", reason: "A person has to look." },
        },
      ],
    });
    const stuck = await asked("work/fix");
    expect((await opened(stuck)).text).toContain("the same work came back after a rejection");
    const judged = (await world.events(run)).filter(
      (event) => event.type === "critic.judged" && event.step === "work/fix",
    );
    expect(judged).toHaveLength(1);
    await answer("work/fix", [], "stop");
    expect((await ended).code).toBe(4);
  });
});

describe("two people", () => {
  test("who answer at once: one is taken, and the other is told who was first", async () => {
    const { world, asked, ended, run } = await solvingRun();
    const request = await asked("accept");
    const both = await Promise.all([
      world.terminal.call("answer", request, "stop", "--text", "not now"),
      world.terminal.call("issue", "accept", "1"),
    ]);
    const [first, second] = both.toSorted((a, b) => (a.code ?? 0) - (b.code ?? 0));
    expect(first?.code).toBe(0);
    expect(second?.code).not.toBe(0);
    expect(second?.stderr).toMatch(
      /has answered|has nothing to accept|is not ready|is not open|has (?:completed|cancelled)/,
    );
    const answered = (await world.events(run)).filter(({ type }) => type === "request.answered");
    expect(answered).toHaveLength(1);
    expect([0, 4]).toContain((await ended).code);
  });
});
