import type { RequestObject, RunStateObject, StepObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { z } from "zod";
import { useCommands } from "../../../commands/command-list.ts";
import { stored } from "../../../stored/stored.ts";
import { SessionsView } from "../observed/sessions/sessions-view.tsx";
import { useForkWish } from "../fork/use-fork-wish.ts";
import { isOpenRun } from "../run-open.ts";
import type { RunViewProps } from "../run-view.ts";
import { NarrowSteps } from "./narrow-steps.tsx";
import { Roster } from "./roster/roster.tsx";
import { type ShownStep, useShownStep } from "./use-shown-step.ts";
import { useMedia } from "./use-media.ts";
import { useSplit } from "./use-split.tsx";
import { useStepKeys } from "./use-step-keys.ts";
import { AgentWell } from "./well/agent-well.tsx";

const isDouble = stored("two-wells", z.boolean(), false);

/** The steps of a run, or its sessions where another harness drives it, and beside them what agents say and do. */
export function StepsView({ state }: RunViewProps): ReactNode {
  const { observed } = state.run;
  if (observed === null) return <OwnSteps state={state} />;
  return <SessionsView state={state} observed={observed} />;
}

/** The steps of a run by waves, and beside them what the agents of one or two of them say and do. */
function OwnSteps({ state }: RunViewProps): ReactNode {
  const shown = useShownStep(state.run.steps);
  const isWide = useMedia("(min-width: 48rem)");
  const hasRoom = useMedia("(min-width: 90rem)");
  const wantsTwo = isDouble.use();
  const { ask } = useForkWish();
  const { step } = shown;
  useStepKeys(shown);
  useCommands(
    step === undefined
      ? []
      : [
          {
            id: "step.fork",
            title: "Fork from this step…",
            group: "Step",
            keys: "Shift+F",
            run: () => ask(step.id),
          },
        ],
  );
  useCommands(
    hasRoom
      ? [
          {
            id: "step.two",
            title: "One step, or two side by side",
            group: "Step",
            keys: "2",
            run: () => isDouble.set(!wantsTwo),
          },
        ]
      : [],
  );
  if (shown.step === undefined)
    return <p className="p-4 text-text-2">The plan of this run is being made.</p>;
  if (!isWide) return <NarrowSteps state={state} shown={shown} />;
  return <WideSteps state={state} shown={shown} isTwo={hasRoom && wantsTwo} />;
}

function WideSteps({
  state,
  shown,
  isTwo,
}: RunViewProps & { readonly shown: ShownStep; readonly isTwo: boolean }): ReactNode {
  const { width, handle } = useSplit();
  const { step, beside, pick, follow } = shown;
  return (
    <div className="flex h-full min-h-0">
      <nav
        aria-label="Steps"
        className="shrink-0 overflow-y-auto overscroll-contain pt-1"
        style={{ width }}
      >
        <Roster state={state} shown={step?.id} follows={shown.follows} onPick={pick} />
      </nav>
      {handle}
      {step === undefined ? null : (
        <div className="min-w-0 flex-1">
          <Well
            state={state}
            step={step}
            isFirst
            {...(isOpenRun(state.run) && { onJump: follow })}
          />
        </div>
      )}
      {isTwo && beside !== undefined ? (
        <div className="min-w-0 flex-1 border-l border-line">
          <Well state={state} step={beside} />
        </div>
      ) : null}
    </div>
  );
}

function Well({
  state,
  step,
  isFirst,
  onJump,
}: {
  readonly state: RunStateObject;
  readonly step: StepObject;
  readonly isFirst?: boolean;
  readonly onJump?: () => void;
}): ReactNode {
  return (
    <AgentWell
      key={step.id}
      run={state.run}
      step={step}
      held={state.held[step.id]}
      request={openRequest(state, step)}
      {...(isFirst === true && { isFirst })}
      {...(onJump && { onJump })}
    />
  );
}

/** What a step asks a person now. */
export function openRequest(
  { run }: RunStateObject,
  { id }: Pick<StepObject, "id">,
): RequestObject | undefined {
  return run.requests.find(({ step, status }) => step === id && status === "open");
}
