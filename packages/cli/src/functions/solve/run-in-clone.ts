import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { CodeContext } from "@wheelhouse/core";
import type { CheckResult } from "@wheelhouse/flows";
import { type Clone, removeTree, runCommand } from "@wheelhouse/workspace";
import { runDirectory } from "../../home/home-paths.ts";
import { toolchainsOf } from "./toolchains.ts";

/** A command that is run over the clone of a run. */
export interface CloneCommand {
  readonly name: string;
  readonly command: readonly string[];
  readonly network: boolean;
  /** Longest time, in milliseconds. */
  readonly timeoutMs: number;
  /** Where its home and its scratch space are; those that the commands of its run share when absent. */
  readonly homes?: string | undefined;
}

/**
 * Runs a command in the sandbox: it writes in the clone, in its home, and nowhere else.
 * *Contract*: when it resolves, no process of it is left.
 */
export async function runInClone(
  home: string,
  clone: Clone,
  { run, attempt = "check" }: Pick<CodeContext, "run" | "attempt">,
  { name, command, network, timeoutMs, homes }: CloneCommand,
  signal?: AbortSignal,
): Promise<CheckResult> {
  const directory = homes ?? join(runDirectory(home, run), "homes", "commands");
  // Others may run beside it, such as checks of readers that go side by side.
  const id = randomUUID().slice(0, 8);
  const places = { home: join(directory, "home"), tmp: join(directory, "tmp", id) };
  for (const place of Object.values(places)) await mkdir(place, { recursive: true, mode: 0o700 });
  const { tree, objects } = clone;
  const tools = toolchainsOf({ path: process.env["PATH"] ?? "", home: homedir() }, existsSync);
  const running = runCommand(
    {
      command,
      cwd: tree,
      writable: [tree],
      readable: [objects, ...tools.readable],
      env: tools.env,
      ...places,
      network,
      timeoutMs,
      // It ends with its attempt; the agent that asked for it does not end with it.
      marker: `${run}/${attempt}/${id}`,
      hidden: [home],
    },
    signal,
  );
  try {
    const { ok, exit, timedOut, durationMs, output } = await running;
    return { name, command: [...command], ok, exit, timedOut, durationMs, output };
  } finally {
    await removeTree(places.tmp);
  }
}
