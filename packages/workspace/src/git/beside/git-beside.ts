/**
 * Git, run by a small process beside this one.
 *
 * The system makes a child by a copy of its parent's page tables, and the parent waits for it. With the memory
 * of a host that drives many runs that is tens of milliseconds a time, in which it does nothing else, and a run
 * that writes needs hundreds of gits. The small process does the same in one or two, and nobody waits.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { messageOf } from "@wheelhouse/core";
import { type GitCommand, type GitInput, type GitResult, runGit } from "../run-git.ts";
import { gather, isWhole } from "./gather.ts";
import { isWord, type Order } from "./order.ts";

const RUNNER = fileURLToPath(new URL("runner.ts", import.meta.url));
/** It holds a few lines of output at a time. */
const SMALL = ["--max-semi-space-size=1", "--max-old-space-size=2048", "--no-warnings"];
/** Gits before it pays to begin it, which takes as long as some of them. */
const BEGIN_AFTER = 12;
/** Time without any after which it is let go, in milliseconds. */
const REST_MS = 30_000;

const GONE: GitResult = {
  code: -1,
  stdout: "",
  stderr: "the process that ran git has gone away",
};

let users = 0;
let wanted = 0;
let runner: Runner | undefined;

/**
 * Has a small process run git for this one, from when many are needed until none are for a while. For who is
 * large and stays: a host. The result takes that back; what is under way goes on.
 */
export function keepGitBeside(): () => void {
  users++;
  let isKept = true;
  return () => {
    if (!isKept) return;
    isKept = false;
    users--;
    if (users === 0) letGo();
  };
}

/** Id of the process that runs git now; undefined when this one does it itself. */
export function gitRunner(): number | undefined {
  return runner?.isReady === true ? runner.pid : undefined;
}

/** Runs git as `runGit` does, beside this process; undefined when it is to be done here. */
export function runBeside(
  command: GitCommand,
  input: GitInput,
  signal: AbortSignal | undefined,
): Promise<GitResult | undefined> | undefined {
  if (users === 0) return undefined;
  wanted++;
  if (runner === undefined && wanted > BEGIN_AFTER) runner = new Runner();
  return runner?.isReady === true ? runner.take(command, input, signal) : undefined;
}

function letGo(): void {
  wanted = 0;
  runner?.leave();
  runner = undefined;
}

class Runner {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (result: GitResult | undefined) => void>();
  #last = 0;
  #isReady = false;
  #isLeft = false;
  #rest: NodeJS.Timeout | undefined;

  constructor() {
    this.#child = fork(RUNNER, [], {
      execArgv: SMALL,
      env: {},
      cwd: "/",
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#child.on("message", (word) => {
      if (!isWord(word)) return;
      if (word.kind === "ended") this.#ended(word.id, word.result);
      else this.#isReady = true;
    });
    // Without it this process runs git itself, as it did before.
    this.#child.on("error", () => this.#lose());
    this.#child.on("exit", () => this.#lose());
    this.#child.unref();
    this.#child.channel?.unref();
    this.#restSoon();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  async take(
    command: GitCommand,
    input: GitInput,
    signal: AbortSignal | undefined,
  ): Promise<GitResult | undefined> {
    if (isWhole(input)) return this.#run(command, input, signal);
    let given: GitInput;
    try {
      given = await gather(input);
    } catch (error) {
      return { code: -1, stdout: "", stderr: messageOf(error) };
    }
    return isWhole(given) ? this.#run(command, given, signal) : runGit(command, given, signal);
  }

  async #run(
    command: GitCommand,
    input: string | Uint8Array | undefined,
    signal: AbortSignal | undefined,
  ): Promise<GitResult | undefined> {
    if (!this.#child.connected || signal?.aborted === true) return runGit(command, input, signal);
    const id = ++this.#last;
    const { promise, resolve } = Promise.withResolvers<GitResult | undefined>();
    if (this.#waiting.size === 0) this.#child.channel?.ref();
    clearTimeout(this.#rest);
    this.#waiting.set(id, resolve);
    const onAbort = (): void => this.#tell({ kind: "stop", id });
    signal?.addEventListener("abort", onAbort);
    this.#tell({ kind: "run", id, command, input });
    try {
      return await promise;
    } finally {
      signal?.removeEventListener("abort", onAbort);
    }
  }

  /** Lets it end once nothing is under way. */
  leave(): void {
    this.#isLeft = true;
    clearTimeout(this.#rest);
    if (this.#waiting.size === 0 && this.#child.connected) this.#child.disconnect();
  }

  #tell(order: Order): void {
    // What cannot be told any more is seen at its exit.
    if (this.#child.connected) this.#child.send(order, () => undefined);
  }

  #ended(id: number, result: GitResult | undefined): void {
    this.#waiting.get(id)?.(result);
    this.#waiting.delete(id);
    if (this.#waiting.size > 0) return;
    this.#child.channel?.unref();
    if (this.#isLeft) this.leave();
    else this.#restSoon();
  }

  #restSoon(): void {
    this.#rest = setTimeout(() => {
      if (runner === this) letGo();
    }, REST_MS).unref();
  }

  #lose(): void {
    this.#isReady = false;
    clearTimeout(this.#rest);
    if (runner === this) letGo();
    for (const resolve of this.#waiting.values()) resolve(GONE);
    this.#waiting.clear();
  }
}
