import type { RunListItem } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { CheckCheck } from "lucide-react";
import type { ReactNode } from "react";
import { serverNow } from "../../live/server-clock.ts";
import { Button } from "../../parts/button.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago, Elapsed } from "../../parts/time.tsx";
import { nameOf } from "../../shell/active-pill.tsx";
import { markAllSeen } from "../../shell/seen.ts";
import { projectName } from "./active-row.tsx";
import { endedOf } from "./ended-of.ts";
import { Section } from "./section.tsx";

const MOST = 6;
const SHORT = new Intl.DateTimeFormat(undefined, { dateStyle: "short", timeStyle: "short" });

/** What ended and nobody has looked at. One press counts all of it as seen. */
export function SinceYouLeft({
  unseen,
  since,
}: {
  readonly unseen: readonly RunListItem[];
  /** When a person last said that all was seen, in milliseconds; 0 when never. */
  readonly since: number;
}): ReactNode {
  const { told, routine, total } = endedOf(unseen, MOST);
  if (total === 0) return null;
  return (
    <Section
      title={since === 0 ? "Ended" : `Since you left, ${SHORT.format(since)}`}
      count={total}
      aside={
        <Button kind="quiet" onClick={() => markAllSeen(serverNow())}>
          <CheckCheck className="size-4" aria-hidden="true" />
          Mark seen
        </Button>
      }
    >
      <ul className="rounded-card border border-line bg-surface">
        {told.map((run) => (
          <li key={run.id} className="border-line not-first:border-t">
            <Link
              to="/runs/$run"
              params={{ run: run.id }}
              className="row flex items-center gap-2.5 px-3 hover:bg-raised"
            >
              <StatusMark status={run.status} label={run.status} />
              <span className="min-w-0 flex-1 truncate" dir="auto">
                {nameOf(run)}
              </span>
              <span className="max-w-32 shrink-0 truncate text-xs text-text-3 max-sm:hidden">
                {projectName(run)}
              </span>
              <span className="w-16 shrink-0 text-right text-xs text-text-2 max-sm:hidden">
                <Elapsed from={run.started_at} to={run.ended_at} />
              </span>
              <span className="w-16 shrink-0 text-right text-xs text-text-3">
                <Ago at={run.ended_at} />
              </span>
            </Link>
          </li>
        ))}
        {routine === 0 ? null : (
          <li className="border-t border-line">
            <Link
              to="/runs"
              search={{ status: "completed" }}
              className="row flex items-center gap-2.5 px-3 text-text-2 hover:bg-raised"
            >
              <StatusMark status="completed" />
              {routine} more ended well
            </Link>
          </li>
        )}
      </ul>
    </Section>
  );
}
