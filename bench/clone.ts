/** Measures a clone for writing of a repository of 50,000 files beside `git worktree add`: `npm run bench:clone`. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { commitWork, diskUseOf, makeClone, stateOf } from "../packages/workspace/src/index.ts";
import { writeSection } from "./write-section.ts";

const FILES = 50_000;
const ROUNDS = 5;
const HEADING = "## A clone for writing";

/** Type of a file system that is in memory. */
const TMPFS = 0x01021994;

const root = mkdtempSync(join(tmpdir(), "wheelhouse-bench-clone-"));
const project = join(root, "project");

function git(...args: string[]): void {
  const who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", "-c", "gc.auto=0"];
  execFileSync("git", [...who, ...args], { cwd: project, stdio: "ignore" });
}

function fill(): void {
  mkdirSync(project);
  git("init", "--quiet");
  for (let file = 0; file < FILES; file++) {
    const path = join(project, `part-${file % 50}`, `group-${file % 500}`, `file-${file}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    const lines = Array.from(
      { length: 20 + (file % 60) },
      (_, line) => `export const value_${file}_${line} = compute(${line}, "text ${file % 7}");\n`,
    );
    writeFileSync(path, lines.join(""));
  }
  git("add", "--all");
  git("commit", "--quiet", "-m", "first");
}

async function timed(act: () => unknown): Promise<number> {
  // What others have written is on the disk before the clock starts.
  execFileSync("sync");
  const from = performance.now();
  await act();
  return performance.now() - from;
}

const middle = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? Number.NaN;

interface Measured {
  readonly worktree: number;
  readonly clone: number;
  readonly ratio: number;
}

/** Both in turn, so that whatever else the machine does meets both. */
async function measure(): Promise<Measured> {
  const worktrees: number[] = [];
  const clones: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const into = join(root, `made-${round}`);
    worktrees.push(await timed(() => git("worktree", "add", "--quiet", "--detach", into)));
    rmSync(into, { recursive: true });
    git("worktree", "prune");
    clones.push(await timed(() => makeClone({ project, into })));
    rmSync(into, { recursive: true });
  }
  const ratios = clones.map((clone, round) => clone / (worktrees[round] ?? Number.NaN));
  return { worktree: middle(worktrees), clone: middle(clones), ratio: middle(ratios) };
}

/** What a step costs beside its agent. */
async function measureWork(): Promise<readonly (readonly [string, number])[]> {
  const clone = await makeClone({ project, into: join(root, "work") });
  const state = await timed(() => stateOf(clone));
  for (let file = 0; file < 100; file++)
    writeFileSync(join(clone.tree, `new-${file}.ts`), `${file}\n`);
  const commit = await timed(() => commitWork(clone, { message: "A hundred files" }));
  const used = await diskUseOf(clone.path);
  process.stdout.write(`disk of the clone: ${(used / 1024 ** 2).toFixed(0)} MiB\n`);
  return [
    ["to look whether anything has changed", state],
    ["to commit 100 new files", commit],
  ];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

try {
  fill();
  const [load = 0] = loadavg();
  const loose = await measure();
  git("gc", "--quiet");
  const packed = await measure();
  const work = await measureWork();
  const row = (what: string, { worktree, clone, ratio }: Measured): string =>
    `| ${what} | ${seconds(worktree)} | ${seconds(clone)} | ${ratio.toFixed(2)} | ≤ 1.30 |`;
  const table = [
    `| ${FILES.toLocaleString("en-US")} files | git worktree add | clone for writing | ratio | aim |`,
    "| --- | ---: | ---: | ---: | ---: |",
    row("packed, as after a clone or `git gc`", packed),
    row("one loose object a file, as after a first commit", loose),
    "",
    "| in the clone | figure |",
    "| --- | ---: |",
    ...work.map(([what, ms]) => `| ${what} | ${seconds(ms)} |`),
  ].join("\n");
  process.stdout.write(`${table}\n`);
  writeSection(
    HEADING,
    `\`npm run bench:clone\`, ${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, the middle of ${ROUNDS}, both in turn${statfsSync(root).type === TMPFS ? ", in memory" : ""};\nthe ratio is the middle of the rounds' own. The machine was ${load > availableParallelism() ? `busy with other work (load ${load.toFixed(0)})` : "idle"}.\n\n${table}`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
