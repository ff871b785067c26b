import type { FlowObject, PlanObject, StartInput } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { agentsQuery } from "../../queries/place.ts";
import { AgentChoice } from "./agent-choice.tsx";
import { BandChoice } from "./band-choice.tsx";
import { FastChoice } from "./fast-choice.tsx";
import { FlowForm } from "./flow-form.tsx";
import { FlowTrust } from "./flow-trust.tsx";
import { OriginBadge } from "./origin-badge.tsx";
import { placeOf } from "./place-of-notice.ts";
import { PlanPreview } from "./plan-preview.tsx";
import { Preflight } from "./preflight.tsx";
import { ProjectChoice } from "./project-choice.tsx";
import { TypicalLine } from "./typical-line.tsx";
import type { LaunchWish } from "./use-launch-wish.ts";
import { WhoLooks } from "./who-looks.tsx";

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
  const { project, band, fast, agent, model } = wish;
  // What is said of another flow, or of another size, is no word on this one.
  const own = plan?.flow === flow.id ? plan : undefined;
  const size = band === "auto" ? (own?.band ?? "small") : band;
  const takes = new Set(flow.inputs.map(({ name }) => name));
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-4 overflow-y-auto p-4 max-md:overflow-visible">
      <div className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="text-lg font-semibold">{flow.title}</h2>
          <OriginBadge flow={flow} />
          {flow.read_only ? (
            <span className="inline-flex items-center gap-1 text-xs text-text-2">
              <Lock className="size-3.5" aria-hidden="true" />
              read-only
            </span>
          ) : null}
        </div>
        <p className="text-text-2">
          <span className="text-text">{flow.answers}</span> {flow.description}
        </p>
        {flow.sections.length === 0 ? null : (
          <p className="text-xs text-text-2">
            <span className="text-text-3">Writes:</span> {flow.sections.join(" · ")}
          </p>
        )}
        {project === undefined ? null : (
          <TypicalLine flow={flow.id} project={project.id} band={size} agent={plan?.agent?.id} />
        )}
      </div>
      {flow.status === "ready" ? form() : <FlowTrust flow={flow} project={project?.id} />}
    </div>
  );

  function form(): ReactNode {
    return (
      <>
        <FlowForm wish={wish} plan={own} focusRef={focusRef} />
        <div className="flex min-w-0 flex-col gap-1.5">
          <BandChoice
            flow={flow}
            band={band}
            read={
              own === undefined || own.band_why === null || isOld
                ? undefined
                : { band: own.band, why: own.band_why }
            }
            onChoose={wish.chooseBand}
          />
          <WhoLooks flow={flow} band={size} />
        </div>
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
            <Preflight plan={plan} isPlaced={(notice) => takes.has(placeOf(notice, wish) ?? "")} />
            <PlanPreview steps={plan.steps} isOld={isOld} />
          </>
        )}
      </>
    );
  }
}
