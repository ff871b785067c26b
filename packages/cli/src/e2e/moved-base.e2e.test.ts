import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cloneDirectory } from "../home/home-paths.ts";
import { gitIn } from "../testing/git-in.ts";
import { untilEvent } from "../testing/journal-of.ts";
import { changedBesideBranch, fingerprintOfProject } from "../testing/solving/only-a-branch.ts";
import { SOLVE, type SolvingWorld, solvingWorld } from "../testing/solving/solving-world.ts";
import { transcriptOf, type TurnInput } from "../testing/solving/transcript-of.ts";

const BRANCH = "wheelhouse/1-what-is-bought-twice-is-paid-once";
const TOTAL = "src/total.js";
const TOGETHER = `/** What a basket costs, in cents. */
export function total(lines) {
  return lines.reduce((sum, line) => sum + Math.round(line.price) * (line.count ?? 1), 0);
}
`;
const RESOLVED = {
  summary: "Each rounded price counts as often as it is bought.",
  handoff: "Nothing is left to do.",
  resolved: [{ path: TOTAL, how: "rounds first, then multiplies" }],
};

/** Resolves after it was killed once, and after it has left a marker. */
const RESOLVING: readonly TurnInput[] = [
  { step: "update/resolve", role: "critic", output: { verdict: "accept", findings: [] } },
  {
    step: "update/resolve",
    ordinal: 1,
    play: [{ edit: { path: TOTAL, text: "half\n", permission: false } }, { silence: true }],
  },
  {
    step: "update/resolve",
    ordinal: 2,
    play: [{ edit: { path: TOTAL, text: `${TOGETHER}>>>>>>> the-base\n`, permission: false } }],
    output: RESOLVED,
  },
  {
    step: "update/resolve",
    play: [{ edit: { path: TOTAL, text: TOGETHER, permission: false } }],
    output: RESOLVED,
  },
];

/** An issue whose work waits to be accepted, while its person goes on with the branch that it began from. */
async function waiting(turns: readonly TurnInput[], work = {}) {
  const world = solvingWorld({ work: { approval: "auto", ...work } });
  await world.issue("create", "--title", "What is bought twice is paid once");
  const model = turns.length === 0 ? SOLVE : transcriptOf(turns);
  const host = world.terminal.start("issue", "start", "1", "--agent", "scripted", "--model", model);
  const { run } = await untilEvent(world.terminal.home, ({ type }) => type === "run.started");
  return { world, host, run, tree: join(cloneDirectory(world.terminal.home, run), "tree") };
}

/** Commits something to the branch that work begins from, as its person. */
function goOn(
  { project, git: look }: SolvingWorld,
  files: Readonly<Record<string, string>>,
): string {
  const git = gitIn(project);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(project, path), text);
  git("add", "--", ...Object.keys(files));
  git("commit", "--quiet", "-m", "Go on", "--", ...Object.keys(files));
  return look("rev-parse", "main").trim();
}

const optionsOf = async ({ events }: SolvingWorld, run: string, request: string) => {
  const opened = (await events(run)).find(
    (each) => each.type === "request.opened" && each.data.request === request,
  );
  if (opened?.type !== "request.opened") throw new Error(`${request} was not opened`);
  return { text: opened.data.text, options: opened.data.options.map(({ id }) => id) };
};

describe("work whose branch goes on meanwhile", () => {
  test(
    "is brought up to date by a step, also when its host is killed in it, and is handed over on top of both",
    { timeout: 300_000 },
    async () => {
      const { world, host, run, tree } = await waiting(RESOLVING);
      const first = await world.asked(run, "accept");
      expect((await optionsOf(world, run, first)).options).toEqual(["accept", "change", "stop"]);
      const before = readFileSync(join(world.project, TOTAL), "utf8");
      const target = goOn(world, {
        [TOTAL]: before.replace("line.price", "Math.round(line.price)"),
        "CHANGES.md": "Prices are rounded.\n",
      });
      const repository = fingerprintOfProject(world.project);
      // It was asked before the branch has moved: what is accepted now is not what it would be handed over beside.
      expect(await world.issue("accept", "1")).toMatchObject({ code: 0 });
      const second = await world.asked(run, "moved");
      const asked = await optionsOf(world, run, second);
      expect(asked.options).toEqual(["update", "go-on", "stop"]);
      expect(asked.text).toContain(`conflicts in 1 file:\n\n- \`${TOTAL}\``);
      expect((await world.issue("show", "1")).stdout).toContain(
        "wheelhouse issue answer 1 update  Bring the branch in first",
      );
      expect(world.git("branch", "--list", "wheelhouse/*")).toBe("");
      expect(await world.issue("answer", "1", "update")).toMatchObject({ code: 0, stderr: "" });
      await untilEvent(
        world.terminal.home,
        ({ type, ...event }) =>
          event.run === run &&
          type === "agent.prompt" &&
          "step" in event &&
          event.step === "update/resolve",
      );
      while (readFileSync(join(tree, TOTAL), "utf8") !== "half\n") await world.events(run);
      await host.kill9();
      expect(existsSync(join(cloneDirectory(world.terminal.home, run), "merging.json"))).toBe(true);
      const again = world.terminal.start("resume", run);
      const third = await world.askedAgain(run, "accept", [first]);
      const resolved = await optionsOf(world, run, third);
      expect(resolved.options).toEqual(["accept", "change", "stop"]);
      expect(resolved.text).toContain(`\`${TOTAL}\`: rounds first, then multiplies`);
      const failed = (await world.events(run)).filter(
        (event) => event.type === "attempt.failed" || event.type === "attempt.lost",
      );
      expect(failed.map((event) => event.type)).toEqual(["attempt.lost"]);
      const checks = (await world.events(run)).flatMap((event) =>
        event.type === "attempt.completed" && event.step === "update/resolve"
          ? [event.data.checks]
          : [],
      );
      expect(checks[0]).toMatchObject([{ ok: false, detail: expect.stringContaining(TOTAL) }]);
      const changes = await world.terminal.call("changes", run);
      expect(changes.stdout).toContain(TOTAL);
      expect(changes.stdout).not.toContain("CHANGES.md");
      const { stdout: patch } = await world.terminal.call("changes", run, "--patch");
      expect(patch).toContain(
        "-  return lines.reduce((sum, line) => sum + Math.round(line.price), 0);",
      );
      const { stdout: step } = await world.terminal.call(
        "changes",
        run,
        "--patch",
        "--step",
        "update/resolve",
      );
      expect(step).toContain("-<<<<<<< the-work");

      expect(await world.issue("accept", "1")).toMatchObject({ code: 0 });
      expect((await again.ended).code).toBe(0);
      expect(world.git("show", `${BRANCH}:${TOTAL}`)).toBe(TOGETHER);
      expect(world.git("show", `${BRANCH}:CHANGES.md`)).toBe("Prices are rounded.\n");
      world.git("merge-base", "--is-ancestor", target, BRANCH);
      const [head = "", parents = "", trailers = ""] = world
        .git("log", "-1", "--merges", "--format=%H%n%P%n%(trailers:key=Wheelhouse-Step)", BRANCH)
        .split("\n");
      expect(world.git("rev-parse", BRANCH).trim()).toBe(head);
      expect(parents.split(" ").at(-1)).toBe(target);
      expect(trailers).toBe("Wheelhouse-Step: update/resolve");
      expect(world.git("log", "--format=%s", `main..${BRANCH}`)).not.toContain("Go on");
      expect(world.git("diff", "--name-only", `main...${BRANCH}`).split("\n")).toEqual([
        "README.md",
        TOTAL,
        "",
      ]);
      expect(changedBesideBranch(world.project, repository)).toEqual([]);
      const { stdout: report } = await world.terminal.call("report", run);
      expect(report).toContain("Brought in before that: main at");
    },
  );

  test(
    "is as it was before where nobody resolves what conflicts, and is handed over from where it began",
    { timeout: 300_000 },
    async () => {
      const { world, host, run, tree } = await waiting([
        {
          step: "update/resolve",
          play: [{ edit: { path: "notes.txt", text: "{{ ordinal }}\n", permission: false } }],
          output: { ...RESOLVED, resolved: [{ path: "other.js", how: "not at all" }] },
        },
      ]);
      await untilEvent(
        world.terminal.home,
        (event) => event.run === run && event.type === "step.completed" && event.step === "clone",
      );
      const began = world.git("rev-parse", "main").trim();
      const before = readFileSync(join(world.project, TOTAL), "utf8");
      goOn(world, { [TOTAL]: before.replace("line.price", "Math.round(line.price)") });
      const repository = fingerprintOfProject(world.project);
      const first = await world.asked(run, "accept");
      const asked = await optionsOf(world, run, first);
      expect(asked.options).toEqual(["accept", "change", "update", "stop"]);
      expect(asked.text).toContain("conflicts in 1 file");
      await world.terminal.call("answer", first, "update");
      const given = await world.asked(run, "update/resolve");
      expect((await optionsOf(world, run, given)).text).toContain("still has conflict markers");
      expect((await optionsOf(world, run, given)).text).toContain(
        `does not say what became of ${TOTAL}`,
      );
      await world.terminal.call("answer", given, "continue");
      const second = await world.askedAgain(run, "accept", [first]);
      expect((await optionsOf(world, run, second)).text).toContain("Nothing was brought in");
      expect(readFileSync(join(tree, TOTAL), "utf8")).toContain("line.price * (line.count ?? 1)");
      expect(existsSync(join(tree, "notes.txt"))).toBe(false);
      // They were told of this very conflict, so they are not asked again.
      await world.terminal.call("answer", second, "accept");
      expect((await host.ended).code).toBe(0);
      expect(world.git("merge-base", "main", BRANCH).trim()).toBe(began);
      expect(world.git("log", "--merges", "--format=%s", BRANCH)).toBe("");
      expect(changedBesideBranch(world.project, repository)).toEqual([]);
    },
  );
});
