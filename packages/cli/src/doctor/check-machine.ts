import { execFile } from "node:child_process";
import { messageOf } from "@wheelhouse/core";
import type { LevelState } from "@wheelhouse/sandbox";
import { levelsHere } from "../agents/agents-here.ts";
import { version } from "../version.ts";
import type { Check } from "./check.ts";

/** Longest time that git may take to say its version, in milliseconds. */
const LIMIT_MS = 2_000;

/** The runtime, git and the sandbox's levels. */
export async function checkMachine(): Promise<Check[]> {
  const [git, levels] = await Promise.all([checkGit(), checkLevels()]);
  return [checkRuntime(), git, ...levels];
}

function checkRuntime(): Check {
  const { platform, arch, versions } = process;
  const common = { id: "runtime", group: "machine", title: "Runtime" } as const;
  const detail = `Node.js ${versions.node} on ${platform} ${arch}, wheelhouse ${version()}`;
  if (platform === "linux" || platform === "darwin") return { ...common, status: "ok", detail };
  const hint = "Use Linux or macOS; on Windows, the Windows Subsystem for Linux.";
  return { ...common, status: "fail", detail, hint };
}

async function checkGit(): Promise<Check> {
  const { promise, resolve } = Promise.withResolvers<Check>();
  execFile("git", ["--version"], { timeout: LIMIT_MS }, (error, stdout) => {
    const common = { id: "git", group: "machine", title: "git" } as const;
    if (!error) return resolve({ ...common, status: "ok", detail: stdout.trim() });
    const missing = "code" in error && error.code === "ENOENT";
    resolve({
      ...common,
      status: "fail",
      detail: missing ? "git is not installed" : `git does not run: ${messageOf(error)}`,
      hint: "Install git: projects are copied with it.",
    });
  });
  return promise;
}

async function checkLevels(): Promise<Check[]> {
  const { enforced, confined } = await levelsHere();
  const none = !enforced.available && !confined.available;
  return [
    levelCheck("enforced", enforced, "a test program tried to write and could not", none),
    levelCheck(
      "confined",
      confined,
      "a test program tried to write and could not; for our own agents only",
      none,
    ),
  ];
}

function levelCheck(level: string, state: LevelState, detail: string, none: boolean): Check {
  const common = {
    id: `sandbox.${level}`,
    group: "machine",
    title: `Sandbox: ${level}`,
  } as const;
  if (state.available) return { ...common, status: "ok", detail };
  const { reason, hint } = state;
  return { ...common, status: none ? "fail" : "warn", detail: reason, hint };
}
