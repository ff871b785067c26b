import type { ObservedObject } from "@wheelhouse/core";
import { type ReactNode, useMemo } from "react";
import { isOpenRun } from "../../run-open.ts";
import type { RunViewProps } from "../../run-view.ts";
import { NarrowWell } from "../../steps/narrow-well.tsx";
import { useMedia } from "../../steps/use-media.ts";
import { type ShownStep, useShownStep } from "../../steps/use-shown-step.ts";
import { useSplit } from "../../steps/use-split.tsx";
import { useStepKeys } from "../../steps/use-step-keys.ts";
import { AgentWell } from "../../steps/well/agent-well.tsx";
import { SessionList } from "./session-list.tsx";
import { type SessionNode, sessionTree } from "./session-tree.ts";

/** The sessions of a run as a tree, and beside it what the one that is picked says and does. */
export function SessionsView({
  state,
  observed,
}: RunViewProps & { readonly observed: ObservedObject }): ReactNode {
  const { steps } = state.run;
  const nodes = useMemo(() => sessionTree(observed.sessions, steps), [observed.sessions, steps]);
  const order = useMemo(() => nodes.flatMap(({ step }) => step?.id ?? []), [nodes]);
  const shown = useShownStep(steps, order);
  const isWide = useMedia("(min-width: 48rem)");
  useStepKeys(shown);
  if (nodes.length === 0)
    return (
      <p className="p-4 text-text-2">
        No session of an agent is known of this run. What it logs stands under Events.
      </p>
    );
  const props = { state, nodes, shown };
  return isWide ? <Wide {...props} /> : <Narrow {...props} />;
}

interface SessionsProps extends RunViewProps {
  readonly nodes: readonly SessionNode[];
  readonly shown: ShownStep;
}

function Wide({ state, nodes, shown: { step, pick, follow } }: SessionsProps): ReactNode {
  const { width, handle } = useSplit();
  return (
    <div className="flex h-full min-h-0">
      <nav
        aria-label="Sessions"
        className="shrink-0 overflow-y-auto overscroll-contain pt-1"
        style={{ width }}
      >
        <SessionList run={state.run.id} nodes={nodes} shown={step?.id} onPick={pick} />
      </nav>
      {handle}
      <div className="min-w-0 flex-1">
        {step === undefined ? (
          <p className="p-4 text-text-2">
            What these sessions say and do stands on the pages of their own runs.
          </p>
        ) : (
          <AgentWell
            key={step.id}
            run={state.run}
            step={step}
            held={undefined}
            request={undefined}
            isFirst
            {...(isOpenRun(state.run) && { onJump: follow })}
          />
        )}
      </div>
    </div>
  );
}

function Narrow({ state, nodes, shown: { step, pick, follow } }: SessionsProps): ReactNode {
  return (
    <nav aria-label="Sessions" className="h-full overflow-y-auto">
      <SessionList
        run={state.run.id}
        nodes={nodes}
        shown={step?.id}
        onPick={pick}
        below={
          step === undefined ? null : (
            <NarrowWell
              run={state.run}
              step={step}
              held={undefined}
              {...(isOpenRun(state.run) && { onJump: follow })}
            />
          )
        }
      />
    </nav>
  );
}
