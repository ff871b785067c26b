import { formatDuration, type ScheduleObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { cronQuery } from "../../queries/schedules.ts";
import { CATCH_UP_WORDS, clockText, isTimed, NOTIFY_WORDS } from "./schedule-words.ts";
import { Until } from "./until.tsx";

/** When a schedule fires, the next five times, and how it is meant. */
export function ScheduleTimes({ schedule }: { readonly schedule: ScheduleObject }): ReactNode {
  const { cron, zone, words, next, timeout_ms: timeout, status, act } = schedule;
  const { data: preview } = useQuery(cronQuery(cron, zone));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 className="font-semibold">{words}</h2>
        <p className="text-text-2">
          {zone} · <code>{cron}</code>
        </p>
      </div>
      {next.length === 0 ? (
        <p className="text-text-2">
          {status === "paused"
            ? "It fires nothing until it is resumed."
            : "It fires nothing until it is trusted."}
        </p>
      ) : (
        <ol aria-label="Next times" className="flex flex-col gap-0.5">
          {next.map((at) => (
            <li key={at} className="flex justify-between gap-3">
              <span>{clockText(at, zone)}</span>
              <span className="text-text-2">
                <Until at={at} zone={zone} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {next.length === 0
        ? null
        : preview?.notes.map((note) => (
            <p key={note} className="text-waiting">
              {note}
            </p>
          ))}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 *:[dt]:text-text-2">
        <dt>May take</dt>
        <dd>
          {isTimed(act)
            ? formatDuration(timeout).replace(/ 0+[sm]$/, "")
            : "what the project allows"}
        </dd>
        <dt>Missed times</dt>
        <dd>{CATCH_UP_WORDS[schedule.catch_up]}</dd>
        <dt>You are told</dt>
        <dd>{NOTIFY_WORDS[schedule.notify_on]}</dd>
        <dt>Comes from</dt>
        <dd>{schedule.origin === "file" ? "a file of the project" : "a person"}</dd>
      </dl>
    </div>
  );
}
