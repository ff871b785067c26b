import type { Band, Json } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { flowsOf } from "../../../../queries/place.ts";
import { planQuery } from "../../../../queries/plan.ts";
import { wordsOf } from "../../../../queries/words-of.ts";
import { withVisibleControls } from "../../../../text/visible-controls.ts";
import { agentWords } from "../../../launcher/plan-facts.ts";
import { startOf } from "../../../launcher/start-of.ts";
import { TypicalLine } from "../../../launcher/typical-line.tsx";
import { useChat } from "../../chat-context.ts";
import { Facts } from "./facts.tsx";

/** What a run of a flow is asked for. */
export interface FlowAct {
  readonly flow: string;
  readonly band?: Band | undefined;
  readonly focus?: string | undefined;
  readonly agent?: string | undefined;
  readonly model?: string | undefined;
  /** What it is given by name, beside the focus. */
  readonly input?: Readonly<Record<string, Json>> | undefined;
}

/** The flow that would run: its size, what it looks at, who works, and what it may cost as far as anybody knows. */
export function FlowFacts({
  act: { flow, band, focus = "", agent, model, input = {} },
}: {
  readonly act: FlowAct;
}): ReactNode {
  const { project } = useChat();
  const { data: flows } = useQuery(flowsOf(project));
  const known = flows?.find(({ id }) => id === flow);
  const asked =
    known && startOf({ flow: known, project, band: band ?? "auto", focus, agent, model });
  const start = asked && { ...asked, input: { ...asked.input, ...input } };
  const { data: plan, error } = useQuery(planQuery(start));
  const [problem] = plan?.problems ?? [];
  const isGone = flows !== undefined && known === undefined;
  const words = isGone
    ? `There is no flow ${flow} here.`
    : error
      ? wordsOf(error).title
      : problem && [problem.detail, problem.hint].filter((part) => part !== null).join(" ");
  return (
    <>
      <Facts
        of={[
          ["Flow", flow],
          ["Size", band ?? (plan ? `${plan.band} by its scope` : "by its scope")],
          ["Focus", focus.trim() === "" ? "everything" : <bdi>{withVisibleControls(focus)}</bdi>],
          [
            "Agent",
            plan?.agent
              ? `${plan.agent.id}: ${agentWords(plan.agent)}`
              : (agent ?? "as the project says"),
          ],
          ["Model", model],
          ...Object.entries(input).map(
            ([name, value]) =>
              [
                withVisibleControls(`“${name}”`),
                <bdi key={name}>
                  {withVisibleControls(typeof value === "string" ? value : JSON.stringify(value))}
                </bdi>,
              ] as const,
          ),
          ["Steps", plan === undefined || plan.steps.length === 0 ? null : plan.steps.length],
        ]}
      />
      {plan?.agent ? (
        <TypicalLine flow={flow} project={project} band={plan.band} agent={plan.agent.id} />
      ) : null}
      {words === undefined ? null : <p className="text-failed">{words}</p>}
    </>
  );
}
