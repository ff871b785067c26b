import type { SignalName, SignalObject } from "@wheelhouse/core";
import { shellWord } from "../../../text/shell-word.ts";

/** What a person looks at first for each signal of a working copy, and nothing that changes it but `push`. */
const COMMANDS: Readonly<Partial<Record<SignalName, string>>> = {
  dirty_tree: "status",
  in_progress_op: "status",
  detached_head: "log --oneline --decorate -5",
  push: "push",
  stale_branch: "branch --verbose --sort=committerdate",
};

/** A command to copy that goes on with a signal; undefined where git has none. */
export function commandFor({
  signal,
  project_path: path,
}: Pick<SignalObject, "signal" | "project_path">): string | undefined {
  const command = COMMANDS[signal];
  return command === undefined ? undefined : `git -C ${shellWord(path)} ${command}`;
}
