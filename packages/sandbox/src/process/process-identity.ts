import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { ProcessIdentity } from "../sandbox.ts";
import { findProcess } from "./process-table.ts";

let boot: string | undefined;

/** Names this boot of the machine: pids and start times mean nothing across two of them. */
function bootId(): string {
  boot ??=
    process.platform === "linux"
      ? readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()
      : execFileSync("sysctl", ["-n", "kern.boottime"], { encoding: "utf8" }).trim();
  return boot;
}

/**
 * The identity of a process; undefined when there is none, or when that cannot be known. A process
 * that has ended keeps its identity until its parent takes note, which ours do in a later turn: a
 * child that was just started has one, however short it lived.
 */
export function identify(pid: number): ProcessIdentity | undefined {
  try {
    const entry = findProcess(pid);
    return entry && { pid, startTime: entry.startTime, bootId: bootId() };
  } catch {
    return undefined;
  }
}

/**
 * Whether the very process of an identity lives. Another one that got its pid is not it.
 * *Contract*: "dead" is proof; where the process table cannot be read the answer is "unknown".
 */
export function stateOf(identity: ProcessIdentity): "alive" | "dead" | "unknown" {
  try {
    if (identity.bootId !== bootId()) return "dead";
    const entry = findProcess(identity.pid);
    return entry && !entry.dead && entry.startTime === identity.startTime ? "alive" : "dead";
  } catch {
    return "unknown";
  }
}
