import { execFile } from "node:child_process";
import { messageOf } from "@wheelhouse/core";
import type { LevelState } from "@wheelhouse/sandbox";
import { agentsHere, levelsHere } from "../agents/agents-here.ts";
import { version } from "../version.ts";
import type { Check } from "./check.ts";

/** The runtime, git, the sandbox's levels and the agents. */
export async function checkMachine(home: string): Promise<Check[]> {
  const [git, levels, agents] = await Promise.all([checkGit(), checkLevels(), checkAgents(home)]);
  return [checkRuntime(), git, ...levels, ...agents];
}

function checkRuntime(): Check {
  const { platform, arch, versions } = process;
  const detail = `Node.js ${versions.node} on ${platform} ${arch}, wheelhouse ${version()}`;
  if (platform === "linux" || platform === "darwin")
    return { id: "runtime", status: "ok", title: "Runtime", detail };
  const hint = "Use Linux or macOS; on Windows, the Windows Subsystem for Linux.";
  return { id: "runtime", status: "fail", title: "Runtime", detail, hint };
}

async function checkGit(): Promise<Check> {
  const { promise, resolve } = Promise.withResolvers<Check>();
  execFile("git", ["--version"], { timeout: 10_000 }, (error, stdout) => {
    if (!error) return resolve({ id: "git", status: "ok", title: "git", detail: stdout.trim() });
    const missing = "code" in error && error.code === "ENOENT";
    resolve({
      id: "git",
      status: "fail",
      title: "git",
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
  const common = { id: `sandbox.${level}`, title: `Sandbox: ${level}` };
  if (state.available) return { ...common, status: "ok", detail };
  const { reason, hint } = state;
  return { ...common, status: none ? "fail" : "warn", detail: reason, hint };
}

async function checkAgents(home: string): Promise<Check[]> {
  const agents = await agentsHere(home).list();
  return agents.map(({ id, name, version: of, status }) => {
    const common = { id: `agent.${id}`, title: `Agent: ${id}` };
    const what = [name, of].filter((part) => part !== undefined).join(" ");
    if (status.usable) return { ...common, status: "ok", detail: `${what}, ${status.level}` };
    return { ...common, status: "warn", detail: status.reason, hint: status.hint };
  });
}
