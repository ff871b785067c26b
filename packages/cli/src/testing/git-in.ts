import { execFileSync } from "node:child_process";

const WHO = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"];

/**
 * Runs git in a directory as somebody without settings. Nothing of the environment counts but `PATH`: a
 * hook that runs the tests names its own repository there, and git would write into that one.
 */
export function gitIn(cwd: string): (...args: readonly string[]) => void {
  const env = {
    PATH: process.env["PATH"],
    HOME: "/nonexistent",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
  };
  return (...args) => void execFileSync("git", [...WHO, ...args], { cwd, env, stdio: "ignore" });
}
