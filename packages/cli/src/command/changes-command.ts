import type { Command } from "./command.ts";

/** Commands about what runs have written, and about the clones that they wrote in. */
export const CHANGES_COMMANDS: readonly Command[] = [
  {
    name: "changes",
    summary: "Show what a run that writes has changed in its clone",
    details:
      "RUN is a run's id or its beginning, as long as no other run begins so. Files are listed with what was noticed about them: " +
      "deleted or skipped tests, secrets (they block the hand-over), modes, links and large files. With --patch, what is printed into a pipe is a patch that `git apply` takes.",
    positionals: [{ name: "RUN", required: true }],
    options: {
      step: { type: "string", value: "STEP", summary: "Only what this step has changed" },
      patch: { type: "boolean", summary: "The changed lines, as a unified diff" },
      mail: { type: "boolean", summary: "All commits, as mails that `git am` takes" },
    },
    examples: ["wheelhouse changes k3m2", "wheelhouse changes k3m2 --step work/parser --patch"],
    load: () => import("../commands/changes.ts"),
  },
  {
    name: "clean",
    summary:
      "List the clones of runs and what they take of the disk, or remove those that are not needed",
    details:
      "Without --yes nothing is removed. With it, clones go whose work a branch of yours has; with --run also one whose work none has, " +
      "after it was written into a bundle that git has verified. The clone of a run that has not ended stays.",
    positionals: [],
    options: {
      run: { type: "string", value: "RUN", summary: "Only the clone of this run" },
      yes: { type: "boolean", summary: "Remove what may be removed" },
    },
    examples: ["wheelhouse clean", "wheelhouse clean --yes", "wheelhouse clean --run k3m2 --yes"],
    load: () => import("../commands/clean.ts"),
  },
];
