import type { RepositoryObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { withVisibleControls } from "../../text/visible-controls.ts";

/** Where a repository stands, in words: its branch, its default branch, and how it differs from its upstream. */
export function BranchLine({
  repository: { branch, default_branch: main, ahead, behind, stashes },
}: {
  readonly repository: RepositoryObject;
}): ReactNode {
  const facts = [
    ahead > 0 ? `${ahead} ahead` : undefined,
    behind > 0 ? `${behind} behind` : undefined,
    stashes > 0 ? `${stashes} ${stashes === 1 ? "stash" : "stashes"}` : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-text-2">
      <span>
        {branch === null ? (
          "on no branch"
        ) : (
          <>
            on <code className="font-mono text-text">{withVisibleControls(branch)}</code>
          </>
        )}
        {main === null || main === branch ? null : (
          <>
            , default <code className="font-mono">{withVisibleControls(main)}</code>
          </>
        )}
      </span>
      {facts.map((fact) => (
        <span key={fact} className="tabular-nums">
          {fact}
        </span>
      ))}
    </p>
  );
}
