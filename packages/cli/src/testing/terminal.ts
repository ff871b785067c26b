import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

/** The real binary. */
export const BIN = fileURLToPath(new URL("../../bin/wheelhouse.js", import.meta.url));

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output or standard error has shown the pattern; rejects when the command ends without. */
  shown(pattern: RegExp): Promise<string>;
  /** Ends it with a signal that it cannot catch, and waits for its death. */
  kill9(): Promise<Ended>;
}

/** A person's terminal: commands on one data directory, from one working directory. */
export interface Terminal {
  readonly home: string;
  start(...args: string[]): Running;
  /** Runs a command to its end. */
  call(...args: string[]): Promise<Ended>;
}

/** How a terminal differs from the usual one. */
export interface TerminalOptions {
  readonly home?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of the runtime, before the binary. */
  readonly runtime?: readonly string[];
  readonly node?: string;
  readonly bin?: string;
  /** As a user without any rights of ours, where we may become one. */
  readonly asNobody?: boolean;
}

/** The environment of the tests, without what would lead to agents and models of whoever runs them. */
const NEUTRAL = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(OPENAI|ANTHROPIC|CODEX|GEMINI)_/.test(name)),
  ),
  WHEELHOUSE_LOCAL_PORTS: "none",
  WHEELHOUSE_KEEP_AWAKE: "no",
  // A command often stands in the system's temporary directory, in which other tests make repositories.
  WHEELHOUSE_REPOSITORIES: "no",
};
const NOBODY = 65_534;

/** The commands that run. None outlives the file of its test, however that test has ended. */
const running = new Set<ChildProcess>();
afterAll(async () => {
  const gone = [...running].map((child) => once(child, "exit"));
  for (const child of running) child.kill("SIGKILL");
  await Promise.all(gone);
});

/** A terminal on a data directory of its own, or on the given one. */
export function openTerminal(options: TerminalOptions = {}): Terminal {
  const home = options.home ?? newHome();
  const { cwd = tmpdir(), node = process.execPath, runtime = [], bin = BIN } = options;
  const isRoot = process.getuid?.() === 0;
  const user = options.asNobody && isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const env = { ...NEUTRAL, WHEELHOUSE_HOME: home, NO_COLOR: "1", ...options.env };
  const start = (...args: string[]): Running => {
    const stdio = ["ignore", "pipe", "pipe"] as const;
    const child = spawn(node, [...runtime, bin, ...args], { cwd, env, stdio: [...stdio], ...user });
    running.add(child);
    child.once("exit", () => running.delete(child));
    return follow(child);
  };
  return { home, start, call: (...args) => start(...args).ended };
}

function newHome(): string {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-cli-"));
  // So that a command of another user can make its directory there.
  chmodSync(root, 0o777);
  return join(root, "home");
}

function follow(child: ChildProcess): Running {
  const said = { stdout: "", stderr: "" };
  const listeners = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const { promise: ended, resolve, reject } = Promise.withResolvers<Ended>();
  child.on("error", reject).on("close", (code, signal) => {
    resolve({ code, signal, ...said });
    for (const listener of listeners) listener();
  });
  return {
    child,
    ended,
    shown(pattern) {
      const found = Promise.withResolvers<string>();
      const look = (): void => {
        const match = pattern.exec(`${said.stdout}\n${said.stderr}`);
        if (match) found.resolve(match[0]);
      };
      listeners.add(look);
      look();
      void ended.then(({ code }) =>
        found.reject(
          new Error(`ended with ${code} before ${pattern}: ${said.stdout}${said.stderr}`),
        ),
      );
      return found.promise.finally(() => listeners.delete(look));
    },
    async kill9() {
      child.kill("SIGKILL");
      return ended;
    },
  };
}
