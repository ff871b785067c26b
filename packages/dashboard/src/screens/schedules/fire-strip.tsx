import type { ScheduleObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";
import { plainWords } from "../../text/plain-words.ts";
import { clockText, FIRE_MARKS, fireText } from "./schedule-words.ts";

/** So many of the latest fires are shown. */
const SHOWN = 10;

/** The latest fires as marks, the latest at the right; what each was is told when it is pointed at or has the focus. */
export function FireStrip({
  schedule: { project_id: key, name, zone, fires },
}: {
  readonly schedule: ScheduleObject;
}): ReactNode {
  if (fires.length === 0) return <span className="text-xs text-text-3">never fired</span>;
  return (
    <ul aria-label={`Latest fires of ${name}`} className="relative flex">
      {fires
        .slice(0, SHOWN)
        .toReversed()
        .map((fire) => {
          const text = plainWords(fireText(fire, clockText(fire.due_at, zone)));
          return (
            <li key={fire.id} className="group/fire">
              <Link
                to="/projects/$key/schedules/$name"
                params={{ key, name }}
                aria-label={text}
                className="flex h-6 w-4.5 items-center justify-center rounded-chip hover:bg-raised coarse:h-9"
              >
                <StatusMark status={FIRE_MARKS[fire.status]} className="size-3.5" />
              </Link>
              <span
                aria-hidden="true"
                className="pointer-events-none absolute top-full right-0 z-20 hidden w-max max-w-[min(18rem,75vw)] rounded-chip border border-line bg-surface px-2 py-1 text-xs shadow-lift [overflow-wrap:anywhere] group-hover/fire:block group-focus-within/fire:block"
              >
                {text.slice(0, 300)}
              </span>
            </li>
          );
        })}
    </ul>
  );
}
