import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { ProcessIdentity } from "../sandbox.ts";
import { findProcess } from "./list-processes.ts";

let boot: string | undefined;

/** Names this boot of the machine: pids and start times mean nothing across two of them. */
function bootId(): string {
  boot ??=
    process.platform === "linux"
      ? readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()
      : execFileSync("sysctl", ["-n", "kern.boottime"], { encoding: "utf8" }).trim();
  return boot;
}

/** The identity of a process that is alive now; undefined when it is not. */
export function identify(pid: number): ProcessIdentity | undefined {
  const entry = findProcess(pid);
  return entry && !entry.zombie ? { pid, startTime: entry.startTime, bootId: bootId() } : undefined;
}

/** Whether the very process of an identity lives. Another one that got its pid is not it. */
export function stateOf(identity: ProcessIdentity): "alive" | "dead" {
  if (identity.bootId !== bootId()) return "dead";
  return identify(identity.pid)?.startTime === identity.startTime ? "alive" : "dead";
}
