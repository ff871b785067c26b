import type { ReactNode } from "react";
import { RequestCard } from "../../request/request-card.tsx";
import { isOpenRun } from "../run-open.ts";
import type { RunViewProps } from "../run-view.ts";
import { NarrowWell } from "./narrow-well.tsx";
import { Roster } from "./roster/roster.tsx";
import type { ShownStep } from "./use-shown-step.ts";

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
              <NarrowWell
                run={state.run}
                step={step}
                held={state.held[step.id]}
                {...(isOpenRun(state.run) && { onJump: follow })}
              />
            )
          }
        />
      </nav>
    </div>
  );
}
