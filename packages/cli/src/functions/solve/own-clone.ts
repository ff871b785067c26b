import { type CodeContext, WheelhouseError } from "@wheelhouse/core";
import { type Clone, readClone } from "@wheelhouse/workspace";
import { cloneDirectory } from "../../home/home-paths.ts";

/** The clone that a run has made for itself. Throws when it has made none, or it is gone. */
export function ownClone(home: string, { run }: Pick<CodeContext, "run">): Clone {
  const clone = readClone(cloneDirectory(home, run));
  if (clone) return clone;
  throw new WheelhouseError("run.state", "The clone that this run works in is not there.", {
    hint: "Start the issue again: a new run makes a new one.",
  });
}
