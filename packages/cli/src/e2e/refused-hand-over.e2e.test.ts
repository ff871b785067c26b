import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { solvingRun } from "../testing/solving/solving-run.ts";
import type { SolvingWorld } from "../testing/solving/solving-world.ts";
import type { TurnInput } from "../testing/solving/transcript-of.ts";

const BRANCH = "wheelhouse/1-what-is-bought-twice-is-paid-once";

/** Work that is done twice takes its time where others are at work, too. */
const LONG = { timeout: 300_000 };
/** A token that no service has given out. */
const TOKEN = `ghp_${"a1B2c3D4e5F6".repeat(3)}`;

/** What a worker and its critic say when work comes back of which nothing is theirs. */
const leaveAsItIs = (step: string): TurnInput[] => [
  {
    step,
    generation: 2,
    output: {
      summary: "It is right as it is.",
      handoff: "Nothing.",
      values: [],
      unchanged: "What came back is nothing of this step.",
    },
  },
  { step, role: "critic", generation: 2, output: { verdict: "accept", findings: [] } },
];

/** A branch of the person's own, beside which no `wheelhouse/…` can be. */
const inTheWay = ({ git }: SolvingWorld) => void git("branch", "wheelhouse");

describe("work that cannot be handed over", () => {
  test("waits with its reason, and is handed over once that is gone", async () => {
    const { world, ended, asked, answer, opened, shown } = await solvingRun({ prepare: inTheWay });
    await answer("accept", [], "accept");
    const refused = await asked("refused");
    expect(await opened(refused)).toMatchObject({
      text: expect.stringMatching(
        /The branch was not made\.\*\* .*could not be made: .*wheelhouse/,
      ),
      options: ["again", "change", "export", "stop"],
    });
    expect(await shown()).toMatchObject({ status: "waiting", request: { id: refused } });
    const early = await world.issue("accept", "1");
    expect(early).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("asks something else"),
    });
    // Nothing has changed: the answer is the same, with a request of its own.
    await answer("refused", [], "again");
    const again = await asked("refused", [refused]);
    world.git("branch", "-D", "wheelhouse");
    await answer("refused", [refused], "again");
    expect(again).not.toBe(refused);
    expect((await ended).code).toBe(0);
    expect(await shown()).toMatchObject({ status: "done" });
    expect(world.git("show", `${BRANCH}:src/total.js`)).toContain("line.count ?? 1");
  });

  test("goes back to its workers with the reason as their words", LONG, async () => {
    const { world, run, ended, asked, answer, shown } = await solvingRun({
      turns: [...leaveAsItIs("work/fix"), ...leaveAsItIs("work/note")],
      prepare: inTheWay,
    });
    const first = await answer("accept", [], "accept");
    await answer("refused", [], "change", "--text", "Begin again.");
    const accept = await asked("accept", [first]);
    const sent = (await world.events(run)).filter(({ type }) => type === "step.sentBack");
    expect(sent.map(({ data }) => data)).toMatchObject([
      {
        to: "work",
        reason: expect.stringMatching(
          /^The work could not be handed over: .*could not be made[^]*\n\nBegin again\.$/,
        ),
      },
    ]);
    world.git("branch", "-D", "wheelhouse");
    await answer("accept", [first], "accept");
    expect(accept).not.toBe(first);
    expect((await ended).code).toBe(0);
    expect(await shown()).toMatchObject({ status: "done" });
  });

  test("is saved as a patch that git applies, where that is wanted, and the issue is done", async () => {
    const { world, run, ended, answer, shown, untouched } = await solvingRun({ prepare: inTheWay });
    await answer("accept", [], "accept");
    await answer("refused", [], "export");
    expect((await ended).code).toBe(0);
    expect(await shown()).toMatchObject({ status: "done" });
    const patch = join(world.terminal.home, "patches", `${run}.patch`);
    expect(statSync(patch).mode & 0o777).toBe(0o600);
    expect(readFileSync(patch, "utf8")).toContain("line.count ?? 1");
    const report = await world.terminal.call("report", run);
    expect(report.stdout).toContain(patch);
    expect(untouched()).toEqual([]);
    execFileSync("git", ["apply", "--check", "--exclude=README.md", patch], { cwd: world.project });
  });

  test("leaves its issue open when it is discarded, and nothing in the repository", async () => {
    const { world, ended, answer, shown, untouched } = await solvingRun({ prepare: inTheWay });
    await answer("accept", [], "accept");
    await answer("refused", [], "stop");
    expect((await ended).code).toBe(4);
    expect(await shown()).toMatchObject({ status: "open", last_run: { status: "cancelled" } });
    expect(existsSync(join(world.terminal.home, "patches"))).toBe(false);
    expect(untouched()).toEqual([]);
  });

  test("never counts as done when its run goes on without it", async () => {
    const { world, ended, asked, answer, shown, untouched } = await solvingRun({
      prepare: inTheWay,
    });
    await answer("accept", [], "accept");
    const refused = await asked("refused");
    // What saves the patch cannot: a file lies where its directory has to be.
    execFileSync("sh", ["-c", `: > "$1"`, "sh", join(world.terminal.home, "patches")]);
    await answer("refused", [], "export");
    await answer("settle", [refused], "continue");
    expect((await ended).code).toBe(3);
    expect(await shown()).toMatchObject({
      status: "open",
      last_run: { status: "failed", error: expect.stringContaining("was not handed over") },
    });
    expect(untouched()).toEqual([]);
  });
});

describe("work with what looks like a secret", () => {
  const leak: TurnInput = {
    step: "work/note",
    generation: 1,
    play: [
      { edit: { path: "src/key.js", text: `export const key = "${TOKEN}";\n`, permission: false } },
    ],
    output: { summary: "There is a key.", handoff: "Nothing.", values: [] },
  };
  const clean: TurnInput = {
    step: "work/note",
    generation: 2,
    play: [
      {
        edit: {
          path: "src/key.js",
          text: "export const key = process.env.KEY;\n",
          permission: false,
        },
      },
    ],
    output: { summary: "The key comes from outside.", handoff: "Nothing.", values: [] },
  };
  const undecided: TurnInput = {
    step: "verify",
    generation: 1,
    output: {
      verdict: "unsolved",
      reasons: "There is what looks like a key in it.",
      person: "Say whether that is a key.",
      flagged: [{ path: "src/key.js", flag: "secret", answer: "It has to go." }],
    },
  };

  test(
    "is not handed over, not exported, and comes back clean, without the secret in its history",
    LONG,
    async () => {
      const { world, ended, asked, answer, opened, shown } = await solvingRun({
        turns: [...leaveAsItIs("work/fix"), leak, clean, undecided],
      });
      const first = await answer("accept", [], "accept");
      const refused = await asked("refused");
      const { text, options } = await opened(refused);
      expect(text).toContain("src/key.js:1");
      expect(text).not.toContain(TOKEN);
      expect(options).toEqual(["again", "change", "allow", "stop"]);
      expect(world.git("branch", "--list", "wheelhouse/*")).toBe("");
      await answer("refused", [], "change");
      await answer("accept", [first], "accept");
      expect((await ended).code).toBe(0);
      expect(await shown()).toMatchObject({ status: "done" });
      expect(world.git("show", `${BRANCH}:src/key.js`)).toContain("process.env.KEY");
      expect(world.git("log", "-p", `main..${BRANCH}`)).not.toContain(TOKEN);
      expect(world.git("log", "-1", "--format=%B", BRANCH)).toMatch(/Wheelhouse-Run: /);
      const objects = world.git("cat-file", "--batch-all-objects", "--batch");
      expect(objects).not.toContain(TOKEN);
    },
  );

  test("is handed over when a person says that it is none", async () => {
    const { world, ended, answer, shown } = await solvingRun({ turns: [leak, undecided] });
    await answer("accept", [], "accept");
    await answer("refused", [], "allow");
    expect((await ended).code).toBe(0);
    expect(await shown()).toMatchObject({ status: "done" });
    expect(world.git("show", `${BRANCH}:src/key.js`)).toContain(TOKEN);
  });
});
