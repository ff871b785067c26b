import { formatTokens, type StepObject } from "@wheelhouse/core";
import { memo, type ReactNode } from "react";
import { TONES } from "../../../parts/status.ts";
import { StatusMark } from "../../../parts/status-mark.tsx";
import { Elapsed } from "../../../parts/time.tsx";
import { cardClass } from "./card-class.ts";
import type { Point } from "./layout/layout-graph.ts";
import { CARD } from "./layout/sizes.ts";
import { nameOfStep, stepWords } from "./step-words.ts";

/** What the card of a step shows. Everything that is not of the step stays the same while the run works. */
export interface StepCardProps {
  readonly step: StepObject;
  readonly at: Point;
  readonly isChosen: boolean;
  /** Whether the tabulator key leads here; one card of a graph has it. */
  readonly hasTab: boolean;
  readonly nameOf: (id: string) => string;
}

/** A step on the plane of a graph. Drawn anew when its own step changes, and for no other. */
export const StepCard = memo(function StepCard({
  step,
  at,
  isChosen,
  hasTab,
  nameOf,
}: StepCardProps): ReactNode {
  const { status, attempts } = step;
  return (
    <li className="contents">
      <button
        type="button"
        data-card={step.id}
        tabIndex={hasTab ? 0 : -1}
        aria-current={isChosen ? "step" : undefined}
        title={nameOfStep(step)}
        className={`${cardClass(TONES[status], isChosen)} flex-col justify-center gap-0.5`}
        style={{ left: at.x, top: at.y, width: CARD.width, height: CARD.height }}
      >
        <span className="flex w-full items-center gap-1.5">
          <StatusMark status={status} className="group-data-[far]/plane:size-10" />
          <bdi className="min-w-0 flex-1 truncate font-medium group-data-[far]/plane:hidden">
            {nameOfStep(step)}
          </bdi>
          <span className="text-xs text-text-2 group-data-[far]/plane:hidden">
            <Elapsed from={step.started_at} to={step.ended_at} />
          </span>
        </span>
        <span className="flex w-full items-center gap-2 pl-[1.375rem] text-xs text-text-3 group-data-[far]/plane:hidden">
          <bdi className="min-w-0 flex-1 truncate">{whoOf(step)}</bdi>
          {attempts.length > 1 ? (
            <span className="whitespace-nowrap">{attempts.length} attempts</span>
          ) : null}
          {step.tokens === null || step.tokens === 0 ? null : (
            <span className="whitespace-nowrap">{formatTokens(step.tokens)} tok</span>
          )}
        </span>
        <span className="sr-only">, {stepWords(step, nameOf)}</span>
      </button>
    </li>
  );
});

/** Who works on a step, or what it waits for; the word of a status where nothing else tells it. */
function whoOf({ status, persona, kind }: StepObject): string {
  const who = persona ?? (kind === "code" ? "code" : kind);
  return status === "completed" ? who : `${status === "waiting" ? "asks you" : status} · ${who}`;
}
