import { type CodeContext, WheelhouseError } from "@wheelhouse/core";
import { type Clone, readClone, restoreWork, stateOf } from "@wheelhouse/workspace";
import { cloneDirectory } from "../../home/home-paths.ts";

/** The clone that a run has made for itself. Throws when it has made none, or it is gone. */
export function ownClone(home: string, { run }: Pick<CodeContext, "run">): Clone {
  const clone = readClone(cloneDirectory(home, run));
  if (clone) return clone;
  throw new WheelhouseError("run.state", "The clone that this run works in is not there.", {
    hint: "Start the issue again: a new run makes a new one.",
  });
}

/**
 * The same with its files as our last commit has them: what is proved and judged is what would be handed over. What an
 * author has left half done, and what commands have written beside the work, is kept and put aside.
 */
export async function committedClone(
  home: string,
  context: Pick<CodeContext, "run">,
): Promise<Clone> {
  const clone = ownClone(home, context);
  const { head, dirty } = await stateOf(clone);
  if (dirty.length > 0) await restoreWork(clone, head);
  return clone;
}
