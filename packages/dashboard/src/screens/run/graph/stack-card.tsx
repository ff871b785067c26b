import type { StepObject, StepStatus } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { TONES, type StatusTone } from "../../../parts/status.ts";
import { StatusMark } from "../../../parts/status-mark.tsx";
import { cardClass } from "./card-class.ts";
import type { Point } from "./layout/layout-graph.ts";
import { CARD } from "./layout/sizes.ts";
import { countStatuses, type StatusCounts } from "./model/count-statuses.ts";
import type { Fold } from "./model/fold-steps.ts";
import { nameOfStep } from "./step-words.ts";

const FILLS: Readonly<Record<StatusTone, string>> = {
  pending: "bg-pending/25",
  running: "bg-running",
  waiting: "bg-waiting",
  completed: "bg-completed",
  failed: "bg-failed",
  skipped: "bg-skipped/60",
  cancelled: "bg-cancelled",
  stuck: "bg-stuck",
  stale: "bg-stale",
};

/** Steps that are drawn as one: how many there are, and how they stand. A click shows them one by one. */
export function StackCard({
  fold,
  steps,
  at,
  isChosen,
  hasTab,
}: {
  readonly fold: Fold;
  readonly steps: readonly StepObject[];
  readonly at: Point;
  readonly isChosen: boolean;
  readonly hasTab: boolean;
}): ReactNode {
  const counts = countStatuses(steps.map(({ status }) => status));
  const name = nameOfFold(fold, steps);
  return (
    <li className="contents">
      <span
        aria-hidden="true"
        className="absolute rounded-card border bg-surface"
        style={{ left: at.x + 6, top: at.y + 6, width: CARD.width, height: CARD.height }}
      />
      <button
        type="button"
        data-card={fold.id}
        tabIndex={hasTab ? 0 : -1}
        aria-current={isChosen ? "step" : undefined}
        aria-expanded={false}
        title={`${name}: ${wordsOf(counts)}. Click to show all ${counts.total}.`}
        className={`${cardClass(TONES[counts.worst], isChosen)} flex-col justify-center gap-1.5`}
        style={{ left: at.x, top: at.y, width: CARD.width, height: CARD.height }}
      >
        <span className="flex w-full items-center gap-1.5">
          <StatusMark status={counts.worst} className="group-data-[far]/plane:size-10" />
          <bdi className="min-w-0 truncate font-medium group-data-[far]/plane:hidden">{name}</bdi>
          <span className="flex-1 text-text-3 group-data-[far]/plane:hidden">×{counts.total}</span>
          <span className="text-xs whitespace-nowrap text-text-2 group-data-[far]/plane:hidden">
            {counts.settled}/{counts.total}
          </span>
        </span>
        <span aria-hidden="true" className="flex h-1.5 w-full gap-px overflow-hidden rounded-chip">
          {counts.counts.map(({ status, count }) => (
            <span key={status} className={FILLS[TONES[status]]} style={{ flex: count }} />
          ))}
        </span>
        <span className="sr-only">, {wordsOf(counts)}</span>
      </button>
    </li>
  );
}

function nameOfFold({ kind, wave }: Fold, steps: readonly StepObject[]): string {
  const [first] = steps;
  if (kind === "skipped") return "Skipped";
  if (kind === "wave" || first === undefined) return `Wave ${wave}`;
  return first.persona ?? first.parent ?? nameOfStep(first);
}

function wordsOf({ counts }: StatusCounts): string {
  const word = (status: StepStatus, count: number): string => `${count} ${status}`;
  return counts.map(({ status, count }) => word(status, count)).join(", ");
}
