import type { ChangesObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { LineCounts } from "./files/line-counts.tsx";

/** Commits of a run's own repository, the oldest first, each with the step that made it. */
export function CommitList({ changes }: { readonly changes: ChangesObject }): ReactNode {
  const { commits, run } = changes;
  if (commits.length === 0) return null;
  return (
    <details className="shrink-0 border-t border-line">
      <summary className="flex min-h-8 items-center px-3 text-xs font-medium text-text-2 outline-offset-[-2px] hover:bg-raised coarse:min-h-11">
        {commits.length === 1 ? "1 commit" : `${commits.length.toLocaleString()} commits`}
      </summary>
      {/* What scrolls can be reached by keys: every entry has a link. */}
      <ol className="max-h-60 overflow-y-auto pb-1">
        {commits.map(({ commit, step, subject, added, removed }) => (
          <li key={commit} className="px-3 py-1 text-xs">
            <p className="truncate" dir="auto" title={subject}>
              {subject}
            </p>
            <p className="flex gap-2 text-text-3">
              <code className="font-mono">{commit.slice(0, 9)}</code>
              <Link
                to="/runs/$run"
                params={{ run }}
                search={{ view: "steps", step }}
                className="min-w-0 truncate underline decoration-dotted underline-offset-2"
              >
                {step}
              </Link>
              <LineCounts added={added} removed={removed} className="ml-auto" />
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
