import type { RequestObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { stepOutputQuery } from "../../../queries/step-output.ts";
import { RequestText } from "../request-text.tsx";
import { CommandLine } from "./command-line.tsx";
import { PlannedSteps } from "./planned-steps.tsx";
import { PlanGraph } from "./plan-graph.tsx";
import { readPlan } from "./read-plan.ts";

/** The plan that a person is to approve: as a graph, as text, and the commands that a yes allows. */
export function PlanAbout({
  request: { id, run, text },
  step,
}: {
  readonly request: Pick<RequestObject, "id" | "run" | "text">;
  /** The step whose output is the plan. */
  readonly step: string;
}): ReactNode {
  const { data, isPending } = useQuery(stepOutputQuery(run, step, id));
  const [chosen, choose] = useState<string>();
  const plan = useMemo(() => readPlan(data), [data]);
  // The request says it all in words, too.
  if (plan === undefined) return isPending ? null : <RequestText text={text} isQuestion />;
  const { steps, cards, commands, summary } = plan;
  const [before, after] = around(text, plan.text);
  return (
    <>
      <RequestText text={before} isQuestion />
      {after === undefined || summary.trim() === "" ? null : <RequestText text={summary} />}
      <PlanGraph steps={cards} chosen={chosen} onChoose={choose} />
      <PlannedSteps steps={steps} chosen={chosen} onChoose={choose} />
      {commands.length === 0 ? (
        <p className="text-xs text-text-2">
          It runs no command beside the checks of the project’s settings.
        </p>
      ) : (
        <section aria-label="Commands that it allows">
          <h4 className="mb-1 text-xs font-medium text-waiting">
            A yes allows {commands.length === 1 ? "this command" : "these commands"}, in the sandbox
            over the clone:
          </h4>
          <ul className="flex flex-col gap-1">
            {commands.map(({ step: by, command }) => (
              <li key={by} className="flex flex-wrap items-baseline gap-2">
                <CommandLine command={command} />
                <span className="text-xs text-text-3">step {by}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {after === undefined || after === "" ? null : <RequestText text={after} />}
    </>
  );
}

/**
 * What a request says before the words of its plan, and after them: the plan itself is shown. All of it, and undefined,
 * where those words do not stand in it.
 */
function around(text: string, plan: string): readonly [before: string, after: string | undefined] {
  const at = plan === "" ? -1 : text.indexOf(plan);
  if (at < 0) return [text, undefined];
  return [text.slice(0, at).trim(), text.slice(at + plan.length).trim()];
}
