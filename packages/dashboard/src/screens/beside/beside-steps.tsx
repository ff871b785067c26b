import type { RunStateObject } from "@wheelhouse/core";
import { type ReactNode, useCallback, useState } from "react";
import { activeStep } from "../run/steps/roster/active-step.ts";
import { Roster } from "../run/steps/roster/roster.tsx";
import { openRequest } from "../run/steps/steps-view.tsx";
import { AgentWell } from "../run/steps/well/agent-well.tsx";

/** The steps of a run, and below them what the agents of one of them say and do: of the one that works, unless a person chose. */
export function BesideSteps({ state }: { readonly state: RunStateObject }): ReactNode {
  const { run } = state;
  const [picked, setPicked] = useState<string>();
  const [before, setBefore] = useState<string>();
  const active = activeStep(run.steps, before);
  if (active?.id !== before) setBefore(active?.id);
  const step = run.steps.find(({ id }) => id === picked) ?? active;
  const pick = useCallback((id: string) => setPicked(id), []);
  if (step === undefined)
    return <p className="p-3 text-text-2">The plan of this run is being made.</p>;
  return (
    <>
      <nav
        aria-label="Steps"
        className="max-h-[35%] shrink-0 overflow-y-auto overscroll-contain border-b border-line pt-1"
      >
        <Roster state={state} shown={step.id} follows={picked === undefined} onPick={pick} />
      </nav>
      <div className="min-h-0 flex-1">
        <AgentWell
          key={step.id}
          run={run}
          step={step}
          held={state.held[step.id]}
          request={openRequest(state, step)}
          // Its figures stand in the row above, and what else can be done with it on the run's own page.
          isBare
        />
      </div>
    </>
  );
}
