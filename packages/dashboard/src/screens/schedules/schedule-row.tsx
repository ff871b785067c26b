import type { ScheduleObject } from "@wheelhouse/core";
import { formatDuration } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";
import { plainWords } from "../../text/plain-words.ts";
import { FireStrip } from "./fire-strip.tsx";
import { ScheduleMenu } from "./schedule-menu.tsx";
import { SCHEDULE_MARKS, SCHEDULE_WORDS, tookOf } from "./schedule-words.ts";
import { Until } from "./until.tsx";
import type { ScheduleActs } from "./use-schedule-acts.ts";

/** Columns of a wide list; in a narrow one a schedule is a card. */
const COLUMNS =
  "grid-cols-[minmax(0,1fr)_auto] @min-[52rem]:grid-cols-[6rem_minmax(0,3fr)_minmax(0,2fr)_6.5rem_11.5rem_4rem_1.75rem]";

/** What stands in the columns of a wide list. The rows say it themselves to whoever listens. */
export function ScheduleHeadings(): ReactNode {
  return (
    <div
      aria-hidden="true"
      className={`hidden gap-x-4 border-b border-line px-3 py-2 text-xs text-text-3 @min-[52rem]:grid ${COLUMNS}`}
    >
      {["", "What", "When", "Next", "Latest fires", "Took", ""].map((heading, index) => (
        <span key={index} className={heading === "Took" ? "text-right" : ""}>
          {heading}
        </span>
      ))}
    </div>
  );
}

/** One schedule: where it stands, what it does and when, what became of it lately, and what can be done with it. */
export function ScheduleRow({
  schedule,
  project,
  acts,
}: {
  readonly schedule: ScheduleObject;
  /** The name of its project; undefined where only one is shown. */
  readonly project: string | undefined;
  readonly acts: ScheduleActs;
}): ReactNode {
  const { project_id: key, name, title, status, words, zone, next, does, fires } = schedule;
  const [due] = next;
  const took = fires.map(tookOf).find((each) => each !== undefined);
  return (
    <li
      className={`grid items-center gap-x-4 gap-y-1.5 border-line px-3 py-2.5 not-first:border-t ${COLUMNS}`}
    >
      <span className="flex items-center gap-1.5 text-xs whitespace-nowrap text-text-2 @max-[52rem]:col-start-1 @max-[52rem]:row-start-1">
        <StatusMark status={SCHEDULE_MARKS[status]} />
        {SCHEDULE_WORDS[status]}
      </span>
      <div className="flex min-w-0 flex-col @max-[52rem]:col-span-full @max-[52rem]:row-start-2">
        <Link
          data-row
          to="/projects/$key/schedules/$name"
          params={{ key, name }}
          className="truncate font-medium outline-offset-0 hover:underline"
        >
          {title === "" ? name : plainWords(title)}
        </Link>
        <span className="truncate text-xs text-text-2" title={plainWords(does)}>
          {project === undefined ? "" : `${project} · `}
          {title === "" ? "" : `${name} · `}
          {plainWords(does)}
        </span>
      </div>
      <p className="flex min-w-0 flex-col @max-[52rem]:col-span-full @max-[52rem]:row-start-3">
        <span className="line-clamp-2" title={words}>
          {words}
        </span>
        <span className="truncate text-xs text-text-3">{zone}</span>
      </p>
      <span className="@max-[52rem]:col-start-1 @max-[52rem]:row-start-4">
        {due === undefined ? (
          <span className="text-text-3">
            <span aria-hidden="true">—</span>
            <span className="sr-only">not due</span>
          </span>
        ) : (
          <Until at={due} zone={zone} />
        )}
      </span>
      <span className="@max-[52rem]:col-start-2 @max-[52rem]:row-start-4">
        <FireStrip schedule={schedule} />
      </span>
      <span className="text-right tabular-nums @max-[52rem]:hidden">
        {took === undefined ? null : (
          <span title="How long the last one took">{formatDuration(took)}</span>
        )}
      </span>
      <span className="-my-1 flex justify-end @max-[52rem]:col-start-2 @max-[52rem]:row-start-1">
        <ScheduleMenu schedule={schedule} acts={acts} />
      </span>
    </li>
  );
}
