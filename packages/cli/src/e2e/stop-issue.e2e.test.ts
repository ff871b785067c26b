import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { attemptProcesses } from "../testing/attempt-processes.ts";
import { gitIn } from "../testing/git-in.ts";
import { untilEvent } from "../testing/journal-of.ts";
import { changedBesideBranch, fingerprintOfProject } from "../testing/solving/only-a-branch.ts";
import { type SolvingWorld, solvingWorld } from "../testing/solving/solving-world.ts";
import { transcriptOf, type TurnInput } from "../testing/solving/transcript-of.ts";
import { untilFile } from "../testing/until-file.ts";

const BRANCH = "wheelhouse/1-what-is-bought-twice-is-paid-once";

/** An issue whose work is started with this transcript, by a command that stays. */
async function started(world: SolvingWorld, turns: readonly TurnInput[] = []) {
  await world.issue("create", "--title", "What is bought twice is paid once");
  const before = fingerprintOfProject(world.project);
  const agent = ["--agent", "scripted", "--model", transcriptOf(turns)];
  const host = world.terminal.start("issue", "start", "1", ...agent);
  const { run } = await untilEvent(world.terminal.home, ({ type }) => type === "run.started");
  return { host, run, before };
}

const shown = async (world: SolvingWorld): Promise<unknown> =>
  JSON.parse((await world.issue("show", "1", "--json")).stdout);

describe("an issue that is stopped", () => {
  test("while a check of ours runs leaves no process of it, and is open", async () => {
    const hangs = "require('fs').writeFileSync('here', 'yes'); setInterval(() => {}, 1000);";
    const world = solvingWorld();
    writeFileSync(join(world.project, "hangs.cjs"), hangs);
    const git = gitIn(world.project);
    git("add", "hangs.cjs");
    git("commit", "--quiet", "-m", "A check that hangs");
    await world.terminal.call("settings", "set", "check.test", `${process.execPath} hangs.cjs`);
    const { host, run, before } = await started(world);
    await untilFile(join(world.terminal.home, "runs", run, "clone", "tree", "here"), /yes/);
    expect(attemptProcesses(run).length).toBeGreaterThan(0);
    expect(await world.issue("stop", "1")).toMatchObject({ code: 0 });
    expect((await host.ended).code).toBe(4);
    expect(attemptProcesses(run)).toEqual([]);
    expect(await shown(world)).toMatchObject({ status: "open", last_run: { status: "cancelled" } });
    expect(changedBesideBranch(world.project, before)).toEqual([]);
  });

  test("while its author works leaves no process of it, and is open", async () => {
    const world = solvingWorld({ work: { approval: "auto" } });
    const { host, run, before } = await started(world, [
      { step: "work/fix", play: [{ text: "I begin." }, { hang: true }] },
    ]);
    await untilEvent(
      world.terminal.home,
      (event) => event.run === run && event.type === "agent.text" && event.step === "work/fix",
    );
    expect(attemptProcesses(run).length).toBeGreaterThan(0);
    expect(await world.issue("stop", "1")).toMatchObject({ code: 0 });
    expect((await host.ended).code).toBe(4);
    expect(attemptProcesses(run)).toEqual([]);
    expect(await shown(world)).toMatchObject({ status: "open", last_run: { status: "cancelled" } });
    const ends = (await world.events(run)).filter(({ type }) => /^attempt\.(?!started)/.test(type));
    expect(ends.at(-1)).toMatchObject({ type: "attempt.cancelled", step: "work/fix" });
    expect(changedBesideBranch(world.project, before)).toEqual([]);
  });

  test("in the moment in which its work is accepted has told of a branch exactly when there is one", async () => {
    const world = solvingWorld({ work: { approval: "auto" } });
    const { host, run, before } = await started(world);
    await world.asked(run, "accept");
    await Promise.all([world.issue("accept", "1"), world.issue("stop", "1")]);
    await host.ended;
    const events = await world.events(run);
    const told = events.some(
      (event) => event.type === "attempt.completed" && event.step === "hand-over",
    );
    expect(world.git("branch", "--list", BRANCH).trim()).toBe(told ? BRANCH : "");
    const isDone = events.at(-1)?.type === "run.completed";
    expect(await shown(world)).toMatchObject({ status: isDone ? "done" : "open" });
    expect(changedBesideBranch(world.project, before)).toEqual([]);
  });
});
