import type { IssueObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Ago } from "../../parts/time.tsx";
import { plainWords } from "../../text/plain-words.ts";
import { withVisibleControls } from "../../text/visible-controls.ts";

/** What happened to an issue, the newest first; folded, since the rest of the page shows what came of it. */
export function IssueActivity({ activity }: Pick<IssueObject, "activity">): ReactNode {
  return (
    <details className="group">
      <summary className="flex min-h-8 list-none items-center gap-1.5 font-semibold coarse:min-h-11">
        <ChevronRight className="size-4 text-text-3 group-open:rotate-90" aria-hidden="true" />
        Activity <span className="text-text-3">{activity.length}</span>
      </summary>
      <ol aria-label="Activity" className="mt-1 flex flex-col gap-1 text-xs text-text-2">
        {activity.toReversed().map(({ seq, at, by, text, run }) => (
          <li key={`${seq} ${run ?? ""}`} className="flex min-w-0 flex-wrap gap-x-2">
            <span className="w-16 shrink-0 text-right text-text-3 tabular-nums">
              <Ago at={at} />
            </span>
            <bdi>{withVisibleControls(by)}</bdi>
            <span className="min-w-0 text-text [overflow-wrap:anywhere]">{plainWords(text)}</span>
            {run === null ? null : (
              <Link to="/runs/$run" params={{ run }} className="text-accent hover:underline">
                {run}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
