import { formatDuration } from "@wheelhouse/core";
import { ChevronRight, CornerUpLeft } from "lucide-react";
import type { ReactNode } from "react";
import { useNow } from "../../../../live/server-clock.ts";
import type { AnyStatus } from "../../../../parts/status.ts";
import { StatusMark } from "../../../../parts/status-mark.tsx";
import { endedAt } from "../ended-at.ts";
import { type ObservedRun, openWheel } from "../observed-run.ts";
import { phaseTrack, type TrackPhase } from "./phase-track.ts";

const WORDS: Readonly<Record<TrackPhase["state"], string>> = {
  passed: "passed",
  current: "now",
  ahead: "not yet",
  "left-out": "left out",
};

/** How far a run is, by the words of its harness: what it passed and for how long, where it is, and every way back. */
export function PhaseRow({ run, observed }: ObservedRun): ReactNode {
  const track = phaseTrack(
    observed.phase_rounds.map(({ name, after, rounds, last_at: at, from, spent_ms: spentMs }) => ({
      name,
      after: after ?? undefined,
      rounds,
      lastAt: Date.parse(at ?? "") || 0,
      from: from ?? undefined,
      spentMs,
    })),
    observed.phase ?? undefined,
  );
  const now = markOfNow({ run, observed });
  const end = endedAt(run);
  return (
    <ol
      aria-label="Phases"
      className="flex max-h-24 min-w-0 flex-wrap items-center gap-y-1 overflow-y-auto text-xs"
    >
      {track.map((phase, index) => (
        <li
          key={phase.name}
          aria-current={phase.state === "current" ? "step" : undefined}
          className="flex min-w-0 items-center"
        >
          {index === 0 ? null : (
            <ChevronRight className="mx-1.5 size-3 shrink-0 text-text-3" aria-hidden="true" />
          )}
          <Phase
            phase={phase}
            mark={phase.state === "current" ? now : MARKS[phase.state]}
            end={phase.state === "current" ? end : undefined}
          />
        </li>
      ))}
    </ol>
  );
}

const MARKS = {
  passed: "completed",
  ahead: "pending",
  "left-out": "skipped",
} as const satisfies Partial<Record<TrackPhase["state"], AnyStatus>>;

function Phase({
  phase: { name, state, spentMs, enteredAt, rounds, backFrom },
  mark,
  end,
}: {
  readonly phase: TrackPhase;
  readonly mark: AnyStatus;
  /** When the current phase came to rest; null while it goes on, undefined for all others. */
  readonly end: string | null | undefined;
}): ReactNode {
  const isNow = state === "current";
  const tone = isNow
    ? "bg-raised px-2 font-semibold text-text ring-1 ring-control/60 ring-inset"
    : state === "passed"
      ? "text-text-2"
      : "text-text-3";
  return (
    <span
      className={`inline-flex h-6 min-w-0 items-center gap-1.5 rounded-chip ${tone}`}
      title={isNow && backFrom !== undefined ? `Went back here from ${backFrom}` : undefined}
    >
      <StatusMark status={mark} className="size-3.5" />
      <span className={`max-w-40 truncate ${state === "left-out" ? "line-through" : ""}`}>
        <bdi>{name}</bdi>
      </span>
      <span className="sr-only">{WORDS[state]}</span>
      {rounds > 1 ? (
        <span className="inline-flex items-center gap-0.5 font-medium whitespace-nowrap text-stuck">
          <CornerUpLeft className="size-3" aria-hidden="true" />
          round {rounds}
        </span>
      ) : null}
      {enteredAt === undefined || (isNow && name === "done") ? null : (
        <span className="font-normal text-text-2 tabular-nums">
          {end === undefined ? (
            formatDuration(spentMs)
          ) : (
            <Spent before={spentMs} from={enteredAt} end={end} />
          )}
        </span>
      )}
    </span>
  );
}

/** Time in a phase that goes on, with the time of its earlier rounds. */
function Spent({
  before,
  from,
  end,
}: {
  readonly before: number;
  readonly from: number;
  readonly end: string | null;
}): ReactNode {
  if (end === null) return <Counting before={before} from={from} />;
  const spent = before + Math.max(0, Date.parse(end) - from);
  return spent === 0 ? null : formatDuration(spent);
}

function Counting({ before, from }: { readonly before: number; readonly from: number }): ReactNode {
  const spent = before + Math.max(0, useNow() - from);
  return formatDuration(Math.floor(spent / 1_000) * 1_000);
}

/** How the phase stands in which the run is: as the run does. */
function markOfNow({ run, observed }: ObservedRun): AnyStatus {
  if (observed.phase === "done" || run.status === "completed") return "completed";
  if (observed.stale) return "stale";
  const wheel = openWheel({ run, observed });
  if (wheel === null) return run.status;
  return wheel.holder === null ? "stuck" : "waiting";
}
