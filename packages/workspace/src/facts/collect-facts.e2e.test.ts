import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { afterCheck } from "../check/after-check.ts";
import { createRepository, type FixtureRepository } from "../fixtures/repository.ts";
import { scratch } from "../fixtures/scratch.ts";
import { takeSnapshot } from "../snapshot/take-snapshot.ts";
import type { Facts } from "../workspace.ts";
import { collectFacts } from "./collect-facts.ts";
import { writeFacts } from "./write-facts.ts";

const NOW = Date.parse("2026-06-01T12:00:00Z");
const DAY_MS = 86_400_000;

/** Commits everything, as somebody so many days before now. */
function commitAs(repository: FixtureRepository, author: string, daysAgo: number): void {
  const date = new Date(NOW - daysAgo * DAY_MS).toISOString();
  execFileSync("git", ["add", "--all"], { cwd: repository.path });
  const who = { GIT_AUTHOR_NAME: author, GIT_AUTHOR_EMAIL: `${author}@example.com` };
  const by = { GIT_COMMITTER_NAME: author, GIT_COMMITTER_EMAIL: `${author}@example.com` };
  execFileSync("git", ["commit", "--quiet", "-m", `by ${author}`], {
    cwd: repository.path,
    env: { ...process.env, ...who, ...by, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
}

async function factsOf(project: string, scope: readonly string[] = []): Promise<Facts> {
  const into = join(scratch(), "snapshot");
  return collectFacts(await takeSnapshot({ project, into }), { scope, now: NOW });
}

function aged(): FixtureRepository {
  const repository = createRepository();
  repository.write(" odd\tna\nme ", "1\n// TODO: very old\n");
  repository.write("gone", "x\n");
  commitAs(repository, "ann", 800);
  repository.write(" odd\tna\nme ", "1\n// TODO: very old\n# FIXME old\n");
  commitAs(repository, "ann", 100);
  repository.write("sub/b.c", "/* HACK: recent */\n");
  repository.write("gone", "y\n");
  commitAs(repository, "bob", 10);
  rmSync(join(repository.path, "gone"));
  repository.write("sub/b.c", "/* HACK: recent */\n\n\n");
  commitAs(repository, "ann", 5);
  return repository;
}

describe("facts of a history", () => {
  test("churn counts the commits, lines and authors of the last year for files that are there", async () => {
    const { churn, missing } = await factsOf(aged().path);
    expect(missing).toEqual([]);
    expect(churn).toEqual([
      { path: "sub/b.c", commits: 2, lines: 3, authors: 2 },
      { path: " odd\tna\nme ", commits: 1, lines: 1, authors: 1 },
    ]);
  });

  test("a person with two addresses is one, by the project's own mailmap", async () => {
    const repository = aged();
    repository.write(".mailmap", "Ann <ann@example.com> <bob@example.com>\n");
    const { churn } = await factsOf(repository.path);
    expect(churn[0]).toMatchObject({ path: "sub/b.c", authors: 1 });
  });

  test("reminders have the age of their line, and none that is not committed is old", async () => {
    const repository = aged();
    repository.write("new.py", 'x = "no TODO here"\nx = 1 # XXX: new\nTODOS = []\n');
    const { todos } = await factsOf(repository.path);
    expect(todos).toEqual([
      { path: " odd\tna\nme ", line: 2, text: "// TODO: very old", ageDays: 800 },
      { path: " odd\tna\nme ", line: 3, text: "# FIXME old", ageDays: 100 },
      { path: "new.py", line: 2, text: "x = 1 # XXX: new", ageDays: 0 },
      { path: "sub/b.c", line: 1, text: "/* HACK: recent */", ageDays: 10 },
    ]);
  });

  test("paths are relative to a project inside a repository, and its scope is handed on", async () => {
    const facts = await factsOf(join(aged().path, "sub"), ["b.c"]);
    expect(facts.churn.map((one) => one.path)).toEqual(["b.c"]);
    expect(facts.todos).toMatchObject([{ path: "b.c", ageDays: 10 }]);
    expect(facts.scope).toEqual(["b.c"]);
  });

  test("a shallow clone says so, and what it cannot know is unknown", async () => {
    const origin = aged();
    const clone = join(origin.root, "clone");
    origin.git("clone", "--quiet", "--depth=2", `file://${origin.path}`, clone);
    const { churn, todos, missing } = await factsOf(clone);
    expect(missing).toEqual(["history: the clone is shallow, and what is older is not there"]);
    expect(churn).toEqual([{ path: "sub/b.c", commits: 1, lines: 2, authors: 1 }]);
    expect(todos.map((todo) => todo.ageDays)).toEqual([null, null, null]);
  });

  test("without git or a commit everything is missing, with the reason", async () => {
    expect(await factsOf(scratch(), ["a"])).toEqual({
      version: 1,
      churn: [],
      todos: [],
      scope: ["a"],
      missing: ["history: the project is not a git repository"],
    });
    expect((await factsOf(createRepository().path)).missing).toEqual([
      "history: the repository has no commit yet",
    ]);
  });

  test("are written beside the snapshot, which stays as it is", async () => {
    const into = join(scratch(), "snapshot");
    const snapshot = await takeSnapshot({ project: aged().path, into });
    const facts = await collectFacts(snapshot, { scope: [], now: NOW });
    const file = writeFacts(snapshot, facts);
    expect(file).toBe(join(into, "facts.json"));
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(facts);
    expect(existsSync(`${file}.new`)).toBe(false);
    expect(afterCheck(snapshot).clean).toBe(true);
  });
});
