import { WheelhouseError } from "@wheelhouse/core";
import { type GitOptions, ourGit } from "./our-git.ts";

/** Runs git and takes its output; throws `project.unreadable` with git's last words when it fails. */
export async function mustGit(args: readonly string[], options: GitOptions = {}): Promise<string> {
  const { code, stdout, stderr, cut } = await ourGit(args, options);
  if (code === 0) return stdout;
  const what = `git ${args.find((arg) => !arg.startsWith("-") && !arg.includes("=")) ?? ""}`;
  if (cut !== undefined) {
    const why = cut === "time" ? "took too long" : "said more than is taken";
    throw new WheelhouseError("project.unreadable", `${what} ${why} and was stopped.`, {
      hint: "Name a smaller part of the project: --project DIR",
    });
  }
  const said = stderr.trim().split("\n").at(-1) ?? "";
  throw new WheelhouseError("project.unreadable", `${what} failed (${code}): ${said}`, {
    hint: "Check the repository: git status && git fsck",
    cause: stderr,
  });
}
