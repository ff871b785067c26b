import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SandboxSpec } from "../sandbox.ts";

/** The sandbox shows an empty /tmp anyway: what is guarded must lie elsewhere for this to prove anything. */
const PARENT = existsSync("/var/tmp") ? "/var/tmp" : tmpdir();

/** A run that may write in its clone, and everything around it that it must not write. */
export interface WriterGround {
  /** Where the program works and may write. */
  readonly tree: string;
  /** Our own git directory of the clone, beside it. */
  readonly ours: string;
  readonly data: string;
  readonly home: string;
  readonly tmp: string;
  spec(marker: string, script: string): SandboxSpec;
  /** What must not change: path, kind, mode and content of everything but what may be written. */
  guarded(): readonly string[];
  remove(): void;
}

/** Lays a data directory with two runs, a user's repository and a user's home. */
export function createWriterGround(): WriterGround {
  const root = realpathSync(mkdtempSync(join(PARENT, "wheelhouse-writer-")));
  const at = (...names: string[]): string => join(root, ...names);
  const [repo, user, data] = [at("repo"), at("user"), at("data")];
  const run = (...names: string[]): string => join(data, "runs", "r1", ...names);
  const [tree, ours, home, tmp] = [
    run("clone", "tree"),
    run("clone", "git"),
    run("home"),
    run("tmp"),
  ];
  const other = join(data, "runs", "r2", "clone", "tree");
  for (const path of [repo, join(user, ".ssh"), tree, ours, home, tmp, other])
    mkdirSync(path, { recursive: true });
  for (const path of [repo, tree, other]) commit(path);
  git(ours, "init", "--quiet", "--bare", ".");
  for (const path of [join(user, ".ssh", "id"), join(data, "key"), join(data, "journal.db")])
    writeFileSync(path, "SECRET\n");
  const writable = [tree, home, tmp];
  return {
    tree,
    ours,
    data,
    home,
    tmp,
    spec: (marker, script) => ({
      level: "enforced",
      command: ["/bin/sh", "-c", script],
      cwd: tree,
      env: {
        PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
        REPO: repo,
        OURS: ours,
        OTHER: other,
        DATA: data,
        USER_HOME: user,
        CANARY: `wheelhouse-canary-${process.pid}`,
      },
      home,
      tmp,
      readable: [tree],
      writable: [tree],
      hidden: [data, user],
      marker,
    }),
    guarded: () => print(root, writable),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function print(directory: string, except: readonly string[]): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (except.includes(path)) return [];
    const { mode } = lstatSync(path);
    if (entry.isDirectory()) return [`${path} ${mode}`, ...print(path, except)];
    const body = entry.isSymbolicLink()
      ? readlinkSync(path)
      : entry.isFile()
        ? createHash("sha256").update(readFileSync(path)).digest("hex")
        : "";
    return [`${path} ${mode} ${body}`];
  });
}

function commit(repo: string): void {
  writeFileSync(join(repo, "file"), "hello\n");
  git(repo, "init", "--quiet", "--initial-branch=main");
  git(repo, "add", "--all");
  git(repo, "commit", "--quiet", "--message", "first");
}

function git(cwd: string, ...args: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@localhost", ...args], {
    cwd,
    stdio: "ignore",
    env: { PATH: process.env["PATH"], HOME: cwd, GIT_CONFIG_NOSYSTEM: "1" },
  });
}
