import type { ScheduleObject } from "@wheelhouse/core";
import { formatDuration, type LedgerLine, ledgerLines } from "@wheelhouse/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import { Button } from "../../parts/button.tsx";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { firesQuery } from "../../queries/schedules.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { plainWords } from "../../text/plain-words.ts";
import { MissedLine } from "./missed-line.tsx";
import { clockText, FIRE_MARKS, tookOf } from "./schedule-words.ts";

/** Every time of a schedule, the latest first: what became of it, when, and why. */
export function Ledger({ schedule }: { readonly schedule: ScheduleObject }): ReactNode {
  const { project_id: project, name, zone } = schedule;
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    firesQuery(project, name),
  );
  const heading = useId();
  const fires = data?.pages.flat();
  const lines = ledgerLines(fires ?? [], (at) => Date.parse(at));
  return (
    <section aria-labelledby={heading} className="flex min-w-0 flex-col gap-2">
      <h2 id={heading} className="font-semibold">
        Ledger
      </h2>
      {fires === undefined ? (
        error ? (
          <p role="alert" className="text-failed">
            {wordsOf(error).title}
          </p>
        ) : (
          <RowsSkeleton rows={3} />
        )
      ) : fires.length === 0 ? (
        <p className="text-text-2">
          It has never fired.{schedule.next.length > 0 ? " Its next times are beside this." : ""}
        </p>
      ) : (
        <ol aria-label="Fires" className="@container rounded-card border border-line bg-surface">
          {lines.map((line, index) =>
            line.kind === "missed" ? (
              <MissedLine
                key={line.fires[0]?.id}
                line={line}
                zone={zone}
                goesOn={hasNextPage && index === lines.length - 1}
              />
            ) : (
              <FireLine key={line.fire.id} line={line} zone={zone} />
            ),
          )}
        </ol>
      )}
      {hasNextPage ? (
        <Button
          className="self-start"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Earlier ones
        </Button>
      ) : null}
    </section>
  );
}

const TIMES = [
  ["due", "due_at"],
  ["sent", "dispatched_at"],
  ["began", "started_at"],
  ["ended", "finished_at"],
] as const;

function FireLine({
  line: { fire, late },
  zone,
}: {
  readonly line: Extract<LedgerLine, { kind: "fire" }>;
  readonly zone: string;
}): ReactNode {
  const took = tookOf(fire);
  return (
    <li className="grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 border-line px-3 py-2 not-first:border-t">
      <span className="flex items-center gap-1.5">
        <StatusMark status={FIRE_MARKS[fire.status]} />
        {fire.status}
      </span>
      <span>
        <time dateTime={fire.due_at} title={fire.due_at}>
          {clockText(fire.due_at, zone)}
        </time>
        {fire.cause === "person" ? <span className="text-text-2"> · asked for</span> : null}
        {fire.times > 1 ? <span className="text-text-2"> · {fire.times} times</span> : null}
        {late === undefined ? null : (
          <span className="text-waiting"> · {roundText(late)} late</span>
        )}
        {fire.code === null ? null : <span className="text-text-2"> · code {fire.code}</span>}
        {fire.run_id === null ? null : (
          <>
            {" · "}
            <Link to="/runs/$run" params={{ run: fire.run_id }} className="text-accent underline">
              its run
            </Link>
          </>
        )}
      </span>
      <span className="text-right tabular-nums">
        {took === undefined ? "" : formatDuration(took)}
      </span>
      {fire.why === null ? null : (
        <p className="col-span-full text-text-2 [overflow-wrap:anywhere] @min-[40rem]:col-start-2">
          {plainWords(fire.why)}
        </p>
      )}
      <p className="col-span-full flex flex-wrap gap-x-3 text-xs text-text-3 tabular-nums @min-[40rem]:col-start-2">
        {TIMES.map(([word, member]) => {
          const at = fire[member];
          return at === null ? null : (
            <span key={word}>
              {word} <time dateTime={at}>{secondsOf(at, zone)}</time>
            </span>
          );
        })}
      </p>
    </li>
  );
}

/** A time in whole minutes. */
function roundText(ms: number): string {
  return formatDuration(Math.round(ms / 60_000) * 60_000).replace(/ 0+[sm]$/, "");
}

/** The time of day, to the second, on the clocks of the schedule. */
function secondsOf(at: string, timeZone: string): string {
  return new Date(at).toLocaleTimeString("en-GB", { timeZone });
}
