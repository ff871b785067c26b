import type { RunObject } from "@wheelhouse/core";
import { useCommands } from "../../../commands/command-list.ts";
import { useCopy } from "../../../parts/use-copy.ts";
import { runMarkdown } from "./run-markdown.ts";

/** Takes a run away by the clipboard. */
export interface CopyRun {
  readonly copyLink: () => void;
  readonly copyRun: () => void;
}

/** Copies the link to a run's view, or the run as Markdown; also offered as commands. It changes nothing anywhere. */
export function useCopyRun(run: RunObject): CopyRun {
  const copy = useCopy();
  const address = `${location.origin}/runs/${encodeURIComponent(run.id)}`;
  const does: CopyRun = {
    copyLink: () => copy(location.href, "The link"),
    copyRun: () => copy(runMarkdown(run, address), "The run"),
  };
  useCommands([
    {
      id: "run.link",
      title: "Copy the link to this view",
      group: "Run",
      keys: "y",
      run: does.copyLink,
    },
    {
      id: "run.copy",
      title: "Copy the run as Markdown",
      group: "Run",
      keys: "Shift+Y",
      run: does.copyRun,
    },
  ]);
  return does;
}
