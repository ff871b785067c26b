import type { RepositoryObject } from "@wheelhouse/core";
import { Archive, ArrowDown, ArrowUp, GitBranch } from "lucide-react";
import type { ReactNode } from "react";
import { withVisibleControls } from "../../../text/visible-controls.ts";

/** Where a repository stands: its branch, and how far it is from its upstream. */
export function BranchFacts({
  repository: { branch, ahead, behind, stashes },
}: {
  readonly repository: Pick<RepositoryObject, "branch" | "ahead" | "behind" | "stashes">;
}): ReactNode {
  return (
    <p className="flex min-w-0 items-center gap-2.5 text-xs text-text-3">
      <span className="flex min-w-0 items-center gap-1">
        <GitBranch className="size-3 shrink-0" aria-hidden="true" />
        <span className="truncate">
          <span className="sr-only">branch </span>
          <bdi>{branch === null ? "no branch" : withVisibleControls(branch)}</bdi>
        </span>
      </span>
      <Number icon={ArrowUp} of={ahead} word="ahead" />
      <Number icon={ArrowDown} of={behind} word="behind" />
      <Number icon={Archive} of={stashes} word={stashes === 1 ? "stash" : "stashes"} />
    </p>
  );
}

function Number({
  icon: Icon,
  of,
  word,
}: {
  readonly icon: typeof ArrowUp;
  readonly of: number;
  readonly word: string;
}): ReactNode {
  if (of === 0) return null;
  return (
    <span className="flex shrink-0 items-center gap-0.5 tabular-nums" title={`${of} ${word}`}>
      <Icon className="size-3" aria-hidden="true" />
      {of}
      <span className="sr-only">{word}</span>
    </span>
  );
}
