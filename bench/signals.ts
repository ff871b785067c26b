/** Measures a look at 200 repositories: `npm run bench:signals`. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openRepositories } from "../packages/sources/src/index.ts";
import { writeSection } from "./write-section.ts";

const REPOSITORIES = 200;
const FILES = 300;
const COMMITS = 40;
const WARM_LOOKS = 5;
/** Files that are younger than this are not trusted to be the same, in ms. */
const SETTLED_MS = 2_500;

const root = mkdtempSync(join(tmpdir(), "wheelhouse-bench-signals-"));
const git = (cwd: string, ...args: string[]): void =>
  void execFileSync("git", ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", ...args], {
    cwd,
    stdio: "ignore",
  });

/** A repository with a remote, a history, a directory tree, and a branch that was left behind. */
function makeFirst(path: string): void {
  mkdirSync(path, { recursive: true });
  git(path, "init", "--quiet", "--initial-branch=main");
  for (let file = 0; file < FILES; file += 1) {
    const directory = join(path, `part-${file % 20}`);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `file-${file}.ts`), `export const n = ${file};\n`.repeat(40));
  }
  for (let commit = 0; commit < COMMITS; commit += 1) {
    writeFileSync(join(path, "part-0/file-0.ts"), `export const n = ${commit};\n`.repeat(commit));
    git(path, "add", "--all");
    git(path, "commit", "--quiet", "-m", `Commit ${commit}`);
  }
  git(path, "branch", "left");
  git(path, "remote", "add", "origin", "https://forge.example/team/repository.git");
  git(path, "update-ref", "refs/remotes/origin/main", "HEAD~2");
  git(path, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
  git(path, "config", "branch.main.remote", "origin");
  git(path, "config", "branch.main.merge", "refs/heads/main");
}

// A look passes over what is hidden.
const first = join(root, ".first");
makeFirst(first);
for (let index = 0; index < REPOSITORIES; index += 1) {
  const path = join(root, `group-${index % 10}`, `repository-${index}`);
  cpSync(first, path, { recursive: true });
  // A copy's files have other times than the index says: this is how its user's git would leave it.
  git(path, "status");
  if (index % 3 === 0) writeFileSync(join(path, "new.ts"), "");
  if (index % 4 === 0) writeFileSync(join(path, "part-1/file-1.ts"), "changed\n");
}
await setTimeout(SETTLED_MS);

const repositories = await openRepositories({ roots: () => [root], intervalMs: 0 });
const time = async (): Promise<number> => {
  const from = performance.now();
  await repositories.refresh();
  return performance.now() - from;
};
const cold = await time();
const { version } = repositories.scan();
/** What git alone takes for the same working trees, one after the other: what else this machine does counts for both. */
const bare = (): number => {
  const from = performance.now();
  for (const { path } of repositories.list()) git(path, "--no-optional-locks", "status");
  return performance.now() - from;
};
const warm: number[] = [];
const yardstick: number[] = [];
for (let look = 0; look < WARM_LOOKS; look += 1) {
  warm.push(await time());
  yardstick.push(bare());
}
const signals = repositories.signals().length;
const failing = repositories.list().filter(({ status }) => status === "failing").length;
const isSame = repositories.scan().version === version;
await repositories.close();
rmSync(root, { recursive: true, force: true });
if (failing > 0 || !isSame || signals < REPOSITORIES)
  throw new Error(`The looks are wrong: ${failing} fail, ${signals} signals, same: ${isSame}.`);

const middleOf = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
const middle = middleOf(warm);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const table = [
  "| what | figure | aim |",
  "| --- | --- | --- |",
  `| first look at ${REPOSITORIES} repositories | ${seconds(cold)} | < 10 s |`,
  `| again, nothing changed, the middle of ${WARM_LOOKS} | ${seconds(middle)} (${(middle / REPOSITORIES).toFixed(1)} ms each) | < 2 s |`,
  `| a bare \`git status\` in each of them, the middle of ${WARM_LOOKS} | ${seconds(middleOf(yardstick))} | |`,
  `| signals that were found | ${signals.toLocaleString("en-US")} | |`,
].join("\n");
process.stdout.write(`${table}\n`);
const when = new Date().toISOString().slice(0, 10);
writeSection(
  "## Signals",
  `\`npm run bench:signals\`, ${when}, ${availableParallelism()} cores; each repository has ${FILES} files, ${COMMITS} commits, a remote and a branch.\n\n${table}`,
);
