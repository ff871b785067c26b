import type { RequestObject, RunObject, StepObject } from "@wheelhouse/core";
import { type ReactNode, useRef } from "react";
import { canFork } from "../../fork/can-fork.ts";
import { useCommands } from "../../../../commands/command-list.ts";
import { Button } from "../../../../parts/button.tsx";
import { wordsOf } from "../../../../queries/words-of.ts";
import { isOpenRun } from "../../run-open.ts";
import { RequestCard } from "../../../request/request-card.tsx";
import type { StepLog, StepLogView } from "../log/step-log.ts";
import { useStepLog } from "./use-step-log.ts";
import { TakenFrom } from "../../fork/taken-from.tsx";
import { WellHead } from "./well-head.tsx";
import { WellList } from "./well-list.tsx";

/** Properties of a well. */
export interface AgentWellProps {
  readonly run: Pick<RunObject, "id" | "status" | "observed" | "steps">;
  readonly step: StepObject;
  /** Why it has not started although it could. */
  readonly held: string | undefined;
  /** What it asks a person. */
  readonly request: RequestObject | undefined;
  /** Whether keys that mean a well mean this one. */
  readonly isFirst?: boolean;
  /** Its name and figures are shown above it already. */
  readonly isBare?: boolean;
  /** Called when a person goes to its end: while a run goes on, that is to follow it again. */
  readonly onJump?: () => void;
}

/** What the agents of one step say and do, live, from its beginning as far as a person scrolls. */
export function AgentWell(props: AgentWellProps): ReactNode {
  const { run, step, held, request, isFirst = false, isBare = false, onJump } = props;
  const { log, view } = useStepLog(run.id, step.id);
  const jump = useRef<() => boolean>(null);
  useCommands(
    isFirst
      ? [
          {
            id: "step.live",
            title: "Jump to the end of the step",
            group: "Step",
            keys: "End",
            run() {
              const hasMoved = jump.current?.() ?? false;
              // What is over is read to its end first.
              if (!hasMoved || step.ended_at === null) onJump?.();
            },
          },
        ]
      : [],
  );
  return (
    <section
      aria-label={`Step ${step.label ?? step.id}`}
      className="flex h-full min-h-0 min-w-0 flex-col"
    >
      {isBare ? null : (
        <WellHead
          run={run.id}
          step={step}
          rows={view.rows}
          canRetry={step.status === "failed" && isOpenRun(run) && run.observed === null}
          canFork={canFork(run)}
        />
      )}
      {request === undefined ? null : (
        <div
          // A step that only asks leaves its question all of the room.
          className={`${view.rows.length === 0 ? "max-h-[88%]" : "max-h-[60%]"} shrink-0 overflow-y-auto border-b border-line p-3`}
        >
          <RequestCard key={request.id} request={request} isFocused={isFirst} />
        </div>
      )}
      <Extent log={log} view={view} />
      {view.rows.length === 0 ? (
        <Empty
          step={step}
          held={held}
          isUnknown={view.fetching !== undefined || view.error !== undefined}
        />
      ) : (
        <WellList key={step.id} log={log} view={view} isLive={step.ended_at === null} jump={jump} />
      )}
    </section>
  );
}

/** How much of the log is there, when that is not all of it. */
function Extent({ log, view }: { readonly log: StepLog; readonly view: StepLogView }): ReactNode {
  const { shown, total, hasOlder, fetching, error } = view;
  if (error !== undefined) {
    const { title, text } = wordsOf(error);
    return (
      <p className="flex items-center gap-3 border-b border-line px-4 py-2 text-failed">
        <span role="alert" className="min-w-0 flex-1">
          {title} {text}
        </span>
        <Button onClick={() => log.again()}>
          {fetching === undefined ? "Try again" : "Trying…"}
        </Button>
      </p>
    );
  }
  if (!hasOlder) return null;
  return (
    <p className="flex h-6 shrink-0 items-center gap-2 border-b border-line bg-surface px-4 text-xs text-text-3 coarse:h-11">
      <span className="tabular-nums">
        Showing {shown.toLocaleString()} of {total === undefined ? "many" : total.toLocaleString()}
      </span>
      <button
        type="button"
        onClick={() => log.older()}
        className="min-h-6 text-accent hover:underline coarse:min-h-11"
      >
        {fetching === "older" ? "Loading…" : "Load older"}
      </button>
    </p>
  );
}

const NOT_BEGUN: Readonly<Record<StepObject["status"], string>> = {
  pending: "It has not begun.",
  running: "Nothing was said yet.",
  waiting: "It waits for an answer.",
  parked: "It waits.",
  completed: "It ended without a word.",
  failed: "It failed without a word.",
  skipped: "It was skipped.",
  cancelled: "It was cancelled before it began.",
};

function Empty({
  step,
  held,
  isUnknown,
}: {
  readonly step: StepObject;
  readonly held: string | undefined;
  /** Whether nobody can say yet that it is empty. */
  readonly isUnknown: boolean;
}): ReactNode {
  const { status, depends, reason, taken_from: taken } = step;
  if (isUnknown && status !== "pending" && status !== "skipped")
    return <div aria-busy="true" className="flex-1" />;
  const why = reason ?? held;
  return (
    <div className="flex flex-1 flex-col gap-1 px-4 py-6 text-text-2">
      <p>
        {taken === undefined ? (
          NOT_BEGUN[status]
        ) : (
          <>
            It was <TakenFrom step={step} />, where what it did can be read.
          </>
        )}
      </p>
      {why === undefined || why === "" ? null : <p dir="auto">{why}</p>}
      {status === "pending" && depends.length > 0 ? (
        <p className="text-text-3">It comes after {depends.join(", ")}.</p>
      ) : null}
    </div>
  );
}
