import type { PlanObject } from "@wheelhouse/core";
import { Bot } from "lucide-react";
import type { ReactNode } from "react";
import { wavesOfPlan } from "./plan-facts.ts";

/** Who would do what, wave by wave. A dashed edge is a step that may be skipped; its words are the tooltip. */
export function PlanPreview({
  steps,
  isOld,
}: {
  readonly steps: PlanObject["steps"];
  /** Whether a newer one is on its way. */
  readonly isOld: boolean;
}): ReactNode {
  const waves = wavesOfPlan(steps);
  if (waves.length === 0) return null;
  const agents = steps.filter(({ kind }) => kind === "agent").length;
  return (
    <section aria-label="Steps by wave" aria-busy={isOld}>
      <h3 className="mb-1.5 text-xs font-medium text-text-2">
        {steps.length} steps in {waves.length} {waves.length === 1 ? "wave" : "waves"}, {agents} by
        agents
      </h3>
      <ol className="flex flex-wrap gap-x-3 gap-y-1.5">
        {waves.map((wave) => (
          <li key={wave[0]?.wave} className="flex min-w-0 gap-1.5">
            <span className="shrink-0 pt-0.5 text-xs text-text-3">{wave[0]?.wave}</span>
            <ul className="flex min-w-0 flex-wrap gap-1">
              {wave.map(({ id, label, kind, when, persona }) => (
                <li
                  key={id}
                  title={[persona, when].filter((part) => part !== null).join(": ") || id}
                  className={`flex min-h-5 min-w-0 items-center gap-1 rounded-chip border px-1.5 text-xs ${when === null ? "border-line" : "border-dashed border-control/60"} ${kind === "agent" ? "bg-raised" : "text-text-2"}`}
                >
                  {kind === "agent" ? (
                    <Bot className="size-3 shrink-0 text-text-3" aria-hidden="true" />
                  ) : null}
                  <span className="min-w-0">{label}</span>
                  <span className="sr-only">
                    {kind === "agent" ? ", an agent" : ""}
                    {when === null ? "" : ", may be skipped"}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
