import type { FlowObject, PlanObject, StartInput } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { Field, FIELD } from "../../parts/field.tsx";
import { agentsQuery } from "../../queries/place.ts";
import { AgentChoice } from "./agent-choice.tsx";
import { BandChoice } from "./band-choice.tsx";
import { FastChoice } from "./fast-choice.tsx";
import { PlanPreview } from "./plan-preview.tsx";
import { Preflight } from "./preflight.tsx";
import { ProjectChoice } from "./project-choice.tsx";
import { TypicalLine } from "./typical-line.tsx";
import type { LaunchWish } from "./use-launch-wish.ts";

/** All that is to be known and chosen of a flow before it is started. */
export function FlowSheet({
  flow,
  wish,
  start,
  plan,
  isOld,
  focusRef,
}: {
  readonly flow: FlowObject;
  readonly wish: LaunchWish;
  readonly start: StartInput | undefined;
  readonly plan: PlanObject | undefined;
  /** Whether the plan is one that was before, and the one that is wanted is on its way. */
  readonly isOld: boolean;
  readonly focusRef: RefObject<HTMLTextAreaElement | null>;
}): ReactNode {
  const { data: agents = [] } = useQuery(agentsQuery);
  const { project, band, focus, fast, agent, model } = wish;
  const asks = flow.inputs.some(({ name }) => name === "question");
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-4 overflow-y-auto p-4 max-md:overflow-visible">
      <div className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="text-lg font-semibold">{flow.title}</h2>
          {flow.read_only ? (
            <span className="inline-flex items-center gap-1 text-xs text-text-2">
              <Lock className="size-3.5" aria-hidden="true" />
              read-only
            </span>
          ) : null}
        </div>
        <p className="text-text-2">
          <span className="text-text">{flow.answers}</span>{" "}
          <span className="max-md:hidden">{flow.description}</span>
        </p>
        {project === undefined ? null : (
          <TypicalLine flow={flow.id} project={project.id} band={band} agent={plan?.agent?.id} />
        )}
      </div>
      {asks ? (
        <Field label="Focus">
          {(names) => (
            <textarea
              {...names}
              ref={focusRef}
              value={focus}
              onChange={({ target }) => wish.setFocus(target.value)}
              placeholder="A question, a path, a worry; empty looks at everything"
              rows={2}
              className={`${FIELD} field-sizing-content max-h-40 min-h-14 resize-none py-1.5`}
            />
          )}
        </Field>
      ) : null}
      <BandChoice flow={flow} band={band} onChoose={wish.chooseBand} />
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <ProjectChoice projects={wish.projects} chosen={project} onChoose={wish.chooseProject} />
        <AgentChoice
          agents={agents}
          planned={plan?.agent ?? null}
          pick={{ agent, model }}
          onPick={wish.pickAgent}
        />
      </div>
      <FastChoice start={start} isFast={fast} onChange={wish.setFast} />
      {plan === undefined ? null : (
        <>
          <Preflight plan={plan} />
          <PlanPreview steps={plan.steps} isOld={isOld} />
        </>
      )}
    </div>
  );
}
