import { CornerUpLeft, FileSearch, GitFork, RotateCcw } from "lucide-react";
import type { StepObject } from "@wheelhouse/core";
import { formatTokens } from "@wheelhouse/core";
import { memo, type ReactNode } from "react";
import { StatusMark } from "../../../../parts/status-mark.tsx";
import { Elapsed } from "../../../../parts/time.tsx";

/** What a step's row shows. */
export interface RosterRowProps {
  readonly step: StepObject;
  readonly depth: number;
  /** Its wave, where it is alone in it. */
  readonly wave?: number | undefined;
  /** Findings that came from it. */
  readonly findings: number;
  /** Why it has not started although it could. */
  readonly held: string | undefined;
  readonly isShown: boolean;
  readonly onPick: (id: string) => void;
}

/** One step in the roster. Drawn again only when the step itself has changed. */
export const RosterRow = memo(function RosterRow({
  step,
  depth,
  wave,
  findings,
  held,
  isShown,
  onPick,
}: RosterRowProps): ReactNode {
  const { id, status, tokens, started_at, ended_at } = step;
  const isQuiet = status === "pending" || status === "skipped";
  return (
    // The keys of a tree are the tree's own: it has the focus, and moves over its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      onClick={() => onPick(id)}
      title={titleOf(step, held)}
      className={`row flex cursor-pointer items-center gap-2 border-l-2 pr-3 ${isShown ? "border-accent bg-raised" : "border-transparent hover:bg-raised/60"}`}
      style={{ paddingLeft: `${(wave === undefined ? 1.875 : 0.375) + depth * 0.875}rem` }}
    >
      {wave === undefined ? null : (
        <span className="w-4 shrink-0 text-right text-2xs whitespace-nowrap text-text-3 tabular-nums">
          <span className="sr-only">Wave </span>
          {wave}
        </span>
      )}
      <StatusMark status={status} label={status} />
      <span className={`min-w-0 flex-1 truncate ${isQuiet ? "text-text-3" : ""}`} dir="auto">
        {nameOfStep(step)}
      </span>
      <Badges step={step} findings={findings} />
      {tokens === null || tokens === 0 ? null : (
        <span className="hidden text-xs whitespace-nowrap text-text-3 tabular-nums @min-[18rem]:inline">
          {formatTokens(tokens)}
        </span>
      )}
      <span className="w-14 shrink-0 text-right text-xs text-text-2">
        {isQuiet ? null : <Elapsed from={started_at} to={ended_at} />}
      </span>
    </div>
  );
});

/** What a step is called; a child of a container by what tells it from its siblings. */
export function nameOfStep({
  id,
  label,
  parent,
}: Pick<StepObject, "id" | "label" | "parent">): string {
  return label ?? (parent === null ? id : id.slice(parent.length + 1));
}

function Badges({
  step: { request, attempts, sent_back, taken_from: taken },
  findings,
}: Pick<RosterRowProps, "step" | "findings">): ReactNode {
  const authored = attempts.filter(({ role }) => role === "author").length;
  const back = sent_back.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {request === null ? null : (
        <span className="chip-waiting rounded-chip px-1.5 text-2xs font-medium">asks</span>
      )}
      {taken === undefined ? null : (
        <span title={`taken over from run ${taken.run}`} className="text-2xs text-text-2">
          <GitFork className="size-3" aria-hidden="true" />
          <span className="sr-only">taken over</span>
        </span>
      )}
      {findings === 0 ? null : (
        <Badge icon={FileSearch} count={findings} words={findings === 1 ? "finding" : "findings"} />
      )}
      {back === 0 ? null : <Badge icon={CornerUpLeft} count={back} words="sent back" />}
      {authored < 2 ? null : <Badge icon={RotateCcw} count={authored} words="attempts" />}
    </>
  );
}

function Badge({
  icon: Icon,
  count,
  words,
}: {
  readonly icon: typeof RotateCcw;
  readonly count: number;
  readonly words: string;
}): ReactNode {
  return (
    <span
      title={`${count} ${words}`}
      className="inline-flex items-center gap-0.5 text-2xs font-medium text-text-2 tabular-nums"
    >
      <Icon className="size-3" aria-hidden="true" />
      {count}
      <span className="sr-only"> {words}</span>
    </span>
  );
}

function titleOf(step: StepObject, held: string | undefined): string {
  const { id, reason, sent_back } = step;
  const back = sent_back.map(({ to, count }) => `sent the run back to ${to} ${times(count)}`);
  return [id, reason ?? held, ...back].filter((each) => each !== undefined).join("\n");
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
