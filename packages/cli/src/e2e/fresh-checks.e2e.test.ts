import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gitIn } from "../testing/git-in.ts";
import { untilEvent } from "../testing/journal-of.ts";
import { solvingRun } from "../testing/solving/solving-run.ts";
import type { SolvingWorld } from "../testing/solving/solving-world.ts";
import type { TurnInput } from "../testing/solving/transcript-of.ts";

/** All of a run, on a machine where others are at work. */
const LONG = { timeout: 300_000 };
/** Where git ignores it, as it does installed packages. */
const TOOL = "node_modules/.bin/verify";
const SCRIPT = `#!/bin/sh\nexec '${process.execPath}' --test\n`;

/** What puts the tool there which the check calls: a part of the project. */
const INSTALL = `import { mkdirSync, writeFileSync } from "node:fs";
mkdirSync("node_modules/.bin", { recursive: true });
writeFileSync("${TOOL}", ${JSON.stringify(SCRIPT)}, { mode: 0o755 });
`;

function hasATool({ project }: SolvingWorld): void {
  const git = gitIn(project);
  writeFileSync(join(project, "install.mjs"), INSTALL);
  git("add", "install.mjs");
  git("commit", "--quiet", "-m", "Install what verifies");
}

/** A worker who mends nothing, and has the tool say that all is well. */
const FORGES: TurnInput[] = [
  {
    step: "work/fix",
    role: "author",
    play: [
      {
        replace: {
          path: "src/total.js",
          find: "What a basket costs",
          with: "All that a basket costs",
          permission: false,
        },
      },
      { edit: { path: TOOL, text: "#!/bin/sh\necho all tests pass\n", permission: false } },
    ],
    output: {
      summary: "Prices are multiplied by counts.",
      handoff: "All tests pass.",
      values: [{ to: "note", text: "src/total.js:3" }],
    },
  },
  { step: "work/fix", role: "critic", output: { verdict: "accept", findings: [] } },
];

const WORK = {
  prepare: [[process.execPath, "install.mjs"]],
  checks: [{ name: "test", command: [TOOL] }],
};

/** What the checks of a step have come to. */
async function checksOf({ terminal }: SolvingWorld, run: string, step: string) {
  const seen = await untilEvent(
    terminal.home,
    (event) => event.run === run && event.type === "attempt.completed" && event.step === step,
  );
  if (seen.type !== "attempt.completed") throw new Error("another event");
  return seen.data.output;
}

describe("a tool that git ignores, forged by a worker", () => {
  test(
    "passes the check while it works, and not the one at the end: nothing is handed over",
    LONG,
    async () => {
      const { world, run, asked, ended, untouched } = await solvingRun({
        turns: FORGES,
        work: WORK,
        prepare: hasATool,
      });
      expect(await checksOf(world, run, "work/prove")).toMatchObject({ ok: true });
      const evidence = await checksOf(world, run, "evidence");
      expect(evidence).toMatchObject({
        ok: false,
        commit: expect.stringMatching(/^[0-9a-f]{40}$/),
        results: [{ name: "test", ok: false, output: expect.stringContaining("paid twice") }],
      });
      // The judge of the transcript says that it is solved, whatever it is shown.
      await asked("verify");
      const kept = (await world.events(run)).flatMap(({ type, data }) =>
        type === "artifact.recorded" && data.kind === "evidence" && data.name === "check:test"
          ? [data.value]
          : [],
      );
      expect(kept.at(-1)).toMatch(/\nfailed \(exit 1, \d+ ms\), checked in a fresh checkout of /);
      await world.issue("stop", "1");
      await ended;
      expect(world.git("branch", "--list", "wheelhouse/*")).toBe("");
      expect(untouched()).toEqual([]);
    },
  );

  test(
    "passes all of them where the settings want no fresh checkout, and that is told",
    LONG,
    async () => {
      const { world, run, asked, opened, ended } = await solvingRun({
        turns: FORGES,
        work: { ...WORK, freshChecks: false },
        prepare: hasATool,
      });
      const request = await asked("accept");
      const evidence = await checksOf(world, run, "evidence");
      expect(evidence).toMatchObject({ ok: true });
      expect(evidence).not.toHaveProperty("commit");
      expect((await opened(request)).text).toContain("Not checked in a fresh checkout");
      await world.issue("stop", "1");
      await ended;
    },
  );
});
