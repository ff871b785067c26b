import type { ObservedObject } from "@wheelhouse/core";
import { GitBranch } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "../../../../parts/copy-button.tsx";
import { MiddleCut } from "../../../../parts/middle-cut.tsx";
import { Ago } from "../../../../parts/time.tsx";

/** The solution that a run works on: what it is called, where it is, and since when. */
export function CandidateLine({
  candidate,
}: {
  readonly candidate: ObservedObject["candidate_detail"];
}): ReactNode {
  if (candidate === null) return null;
  const { id, label, repo, ref, since } = candidate;
  return (
    <p className="flex max-w-full min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-text-2">
      <span className="text-text-3">Candidate</span>
      <span className="max-w-64 truncate font-medium text-text" title={label ?? id}>
        <bdi>{label ?? id}</bdi>
      </span>
      {label === null || label === id ? null : (
        <span className="max-w-40 truncate font-mono" title={id}>
          {id}
        </span>
      )}
      {repo === null && ref === null ? null : (
        <span className="inline-flex max-w-72 min-w-0 items-center gap-1 font-mono">
          <GitBranch className="size-3 shrink-0 text-text-3" aria-hidden="true" />
          {repo === null ? null : <MiddleCut path={repo} />}
          {ref === null ? null : (
            <span className="max-w-40 truncate" title={ref}>
              {repo === null ? "" : "@"}
              {ref}
            </span>
          )}
        </span>
      )}
      <span className="inline-flex items-center gap-1 whitespace-nowrap text-text-3">
        since <Ago at={since} />
        <CopyButton
          text={[id, repo, ref].filter(isSaid).join(" ")}
          label="Copy the candidate"
          className="coarse:-my-2.5"
        />
      </span>
    </p>
  );
}

function isSaid(words: string | null): words is string {
  return words !== null && words !== "";
}
