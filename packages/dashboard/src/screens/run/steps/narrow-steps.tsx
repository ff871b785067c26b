import type { ReactNode } from "react";
import { RequestCard } from "../../request/request-card.tsx";
import { isOpenRun } from "../run-open.ts";
import type { RunViewProps } from "../run-view.ts";
import { Roster } from "./roster/roster.tsx";
import type { ShownStep } from "./use-shown-step.ts";
import { AgentWell } from "./well/agent-well.tsx";

/** The steps of a run in one column: what is asked first, then the roster, in which the step that is shown opens. */
export function NarrowSteps({
  state,
  shown: { step, pick, follow },
}: RunViewProps & { readonly shown: ShownStep }): ReactNode {
  const asked = state.run.requests.filter(({ status }) => status === "open");
  return (
    <div className="h-full overflow-y-auto">
      {asked.length === 0 ? null : <h2 className="sr-only">What it asks</h2>}
      {asked.map((request, index) => (
        <div key={request.id} className="border-b border-line p-3">
          <RequestCard request={request} isFocused={index === 0} />
        </div>
      ))}
      <nav aria-label="Steps">
        <Roster
          state={state}
          shown={step?.id}
          // A finger is on the page: it does not move by itself.
          follows={false}
          onPick={pick}
          below={
            step === undefined ? null : (
              <div className="h-[62dvh] border-y border-line bg-bg">
                <AgentWell
                  key={step.id}
                  run={state.run}
                  step={step}
                  held={state.held[step.id]}
                  // It stands above the roster already.
                  request={undefined}
                  isFirst
                  isBare
                  {...(isOpenRun(state.run) && { onJump: follow })}
                />
              </div>
            )
          }
        />
      </nav>
    </div>
  );
}
