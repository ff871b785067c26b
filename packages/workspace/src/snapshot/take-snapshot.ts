import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { WheelhouseError } from "@wheelhouse/core";
import { fingerprintOf } from "../check/fingerprint.ts";
import { inspectProject, type ProjectPlace } from "../git/inspect-project.ts";
import { maybeGit, mustGit, ourGit } from "../git/our-git.ts";
import type { Snapshot } from "../workspace.ts";
import { omitLinks } from "./omit-links.ts";
import { type KeptSnapshot, keptSchema } from "./kept-snapshot.ts";
import { refuseHugeFolder } from "./refuse-huge-folder.ts";

/** Git may be packing the user's repository while we read it; then the same is tried again. */
const TRIES = 3;
const RETRY_MS = 200;

/** What a plain folder leaves out, beside what its own .gitignore says. */
const PLAIN_EXCLUDES = [
  "node_modules/",
  ".venv/",
  "venv/",
  "__pycache__/",
  "target/",
  ".git/",
  ".DS_Store",
];

/** Highest precedence of all attributes: files are stored as their bytes are, and no filter has a say. */
const ATTRIBUTES = "* -text -eol -filter -ident -working-tree-encoding !diff\n";

/**
 * Copies a project's exact working state, untracked files included, ignored files left out.
 *
 * All writing goes to `into`: a private git directory there has its own index and its own object
 * store. The user's objects are read through an alternate that is set when all objects of ours are
 * written. Hard links are not used: a truncated object would be truncated in the user's repository.
 *
 * *Contract*: the user's repository is not written at all; taken again into the same place after a
 * crash, the result is the same; a finished snapshot is returned as it is.
 */
export async function takeSnapshot({
  project,
  into,
}: {
  readonly project: string;
  readonly into: string;
}): Promise<Snapshot> {
  const kept = readKept(into);
  if (kept) return kept.snapshot;
  const place = await inspectProject(project);
  for (let attempt = 1; ; attempt++) {
    const work = `${into}.new`;
    rmSync(work, { recursive: true, force: true });
    mkdirSync(join(work, "tree"), { recursive: true, mode: 0o700 });
    try {
      const { snapshot, ...rest } = await build(place, work);
      const moved = { ...snapshot, path: join(into, "tree"), gitDir: join(into, "git") };
      writeFileSync(
        join(work, "snapshot.json"),
        JSON.stringify({ ...rest, snapshot: moved } satisfies KeptSnapshot),
      );
      rmSync(into, { recursive: true, force: true });
      mkdirSync(dirname(into), { recursive: true });
      renameSync(work, into);
      return moved;
    } catch (error) {
      rmSync(work, { recursive: true, force: true });
      if (attempt >= TRIES || isFinal(error)) throw error;
      await delay(RETRY_MS * attempt);
    }
  }
}

/** The finished snapshot in a place, with what later steps need of it; undefined when there is none. */
export function readKept(into: string): KeptSnapshot | undefined {
  const file = join(into, "snapshot.json");
  return existsSync(file) ? keptSchema.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}

function isFinal(error: unknown): boolean {
  return (
    error instanceof WheelhouseError &&
    !/unable to read|missing|bad object|No such file/i.test(error.message)
  );
}

async function build(place: ProjectPlace, work: string): Promise<KeptSnapshot> {
  const gitDir = join(work, "git");
  const { repository } = place;
  if (!repository) refuseHugeFolder(place.path, PLAIN_EXCLUDES);
  await mustGit(["init", "--quiet", "--bare", "--template=", gitDir], { cwd: work });
  mkdirSync(join(gitDir, "info"), { recursive: true });
  writeFileSync(join(gitDir, "info", "attributes"), ATTRIBUTES);
  writeFileSync(join(gitDir, "info", "exclude"), excludesOf(repository?.commonDir));
  const index = join(gitDir, "index");
  if (repository) {
    copyIndex(join(repository.gitDir, "index"), index);
  }
  const top = repository?.top ?? place.path;
  const within = repository?.prefix ? ["--", repository.prefix] : [];
  const add = [
    "-c",
    "core.symlinks=true",
    "-c",
    "advice.addEmbeddedRepo=false",
    "add",
    "--all",
    "--ignore-errors",
    ...within,
  ];
  const env = { GIT_INDEX_FILE: index };
  let added = await ourGit(add, { gitDir, workTree: top, env });
  if (added.code !== 0 && /split|shared|index/i.test(added.stderr)) {
    // An index that cannot be copied alone costs us its timestamps, nothing else.
    rmSync(index, { force: true });
    added = await ourGit(add, { gitDir, workTree: top, env });
  }
  const unreadable = unreadableIn(added.stderr);
  if (added.code !== 0 && unreadable.length === 0) {
    throw new WheelhouseError(
      "project.unreadable",
      `The files of ${place.path} cannot be copied: ${lastLine(added.stderr)}`,
      {
        hint: "Check the repository: git status",
      },
    );
  }
  const root = (await mustGit(["write-tree", "--missing-ok"], { gitDir, env })).trim();
  const input = commitText(root, repository?.head);
  const commit = (
    await mustGit(["hash-object", "-t", "commit", "-w", "--stdin"], { gitDir, input })
  ).trim();
  if (repository) {
    // Only now: git renews the times of objects that it is about to write and finds in an
    // alternate, and those are the user's. From here on nothing is written but our own index.
    mkdirSync(join(gitDir, "objects", "info"), { recursive: true });
    writeFileSync(
      join(gitDir, "objects", "info", "alternates"),
      `${join(repository.commonDir, "objects")}\n`,
    );
  }
  const treeish = repository?.prefix ? `${commit}:${repository.prefix}` : `${commit}^{tree}`;
  const tree =
    (await maybeGit(["rev-parse", "--verify", "--quiet", treeish], { gitDir })) ?? EMPTY_TREE;
  const out = { GIT_INDEX_FILE: join(gitDir, "index.tree") };
  await mustGit(["read-tree", tree], { gitDir, env: out });
  await mustGit(
    [
      "-c",
      "core.symlinks=false",
      "checkout-index",
      "--all",
      "--force",
      `--prefix=${join(work, "tree")}/`,
    ],
    { gitDir, workTree: work, env: out },
  );
  const { files, omitted } = await omitLinks(gitDir, out.GIT_INDEX_FILE, join(work, "tree"));
  const dirty = repository?.head
    ? (await maybeGit(["rev-parse", `${repository.head}^{tree}`], { gitDir })) !== root
    : repository !== undefined;
  return {
    snapshot: {
      path: join(work, "tree"),
      gitDir,
      ...(repository ? { commit } : {}),
      ...(repository?.head ? { base: repository.head } : {}),
      hash: tree,
      files,
      omitted: [...omitted, ...unreadable.map((path) => `${path}: it may not be read`)],
    },
    prefix: repository?.prefix ?? "",
    branch: repository?.branch ?? null,
    defaultBranch: repository?.defaultBranch ?? null,
    dirty,
    fingerprint: fingerprintOf(join(work, "tree"), gitDir),
  };
}

/** Git's name for a tree without files. */
const EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/** The commit of a snapshot: the same for the same state, whoever takes it and when. */
function commitText(tree: string, parent: string | undefined): string {
  const who = "wheelhouse <wheelhouse@localhost> 946684800 +0000";
  const lines = [
    `tree ${tree}`,
    ...(parent === undefined ? [] : [`parent ${parent}`]),
    `author ${who}`,
    `committer ${who}`,
  ];
  return `${lines.join("\n")}\n\nsnapshot\n`;
}

function copyIndex(from: string, to: string): void {
  // Its timestamps spare us reading every unchanged file.
  if (existsSync(from)) copyFileSync(from, to);
}

function excludesOf(commonDir: string | undefined): string {
  if (commonDir === undefined) return `${PLAIN_EXCLUDES.join("\n")}\n`;
  const file = join(commonDir, "info", "exclude");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function unreadableIn(stderr: string): string[] {
  return [...stderr.matchAll(/open\("([^"]+)"\): Permission denied/g)].map(
    (match) => match[1] ?? "",
  );
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
