import type { RunStateObject } from "@wheelhouse/core";
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { useNow } from "../../../live/server-clock.ts";
import { Cost, Tokens } from "../../../parts/spent.tsx";
import { Elapsed } from "../../../parts/time.tsx";
import { endedAt } from "../observed/ended-at.ts";
import { levelOf } from "./level-of.ts";
import { ParentRunLink } from "./parent-run-link.tsx";
import { waitsFor } from "./waits-for.ts";

/** What a run works on, who works and how it is held, how long and for how much. */
export function RunFacts({ state: { run } }: { readonly state: RunStateObject }): ReactNode {
  const { project, flow, band, agent, model, title, observed, started_at } = run;
  const level = levelOf(run.steps);
  return (
    <ul
      aria-label="Facts"
      className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-text-2 max-sm:contents [&>li]:max-w-72 [&>li]:truncate [&>li:empty]:hidden max-sm:[&>li]:text-xs max-sm:[&>li]:text-text-2"
    >
      <li className="text-text">
        <Elapsed from={started_at} to={endedAt(run)} />
      </li>
      <li>
        <Tokens tokens={run.tokens} />
      </li>
      <li>
        <Cost cost={run.cost} cost_unknown={run.cost_unknown} />
      </li>
      {observed !== null || flow === null || (title === null && band === null) ? null : (
        <li>{[flow, band].filter((each) => each !== null).join(" · ")}</li>
      )}
      <li>
        <ParentRunLink run={run} />
      </li>
      {project === null ? null : <li title={project.path}>{lastPart(project.path)}</li>}
      {agent === null ? null : (
        <li title={model ?? undefined}>
          {agent}
          {model === null ? "" : ` · ${model.startsWith("/") ? lastPart(model) : model}`}
        </li>
      )}
      {level === undefined ? null : (
        <li title={level.title} className="inline-flex items-center gap-1">
          <Lock className="size-3 shrink-0" aria-hidden="true" />
          {level.words}
        </li>
      )}
    </ul>
  );
}

/** Why it waits or how it failed, when there is something to say. */
export function RunWhy({ state }: { readonly state: RunStateObject }): ReactNode {
  const why = waitsFor(state, useNow());
  if (why === undefined) return null;
  const isBad = state.run.status === "failed";
  return (
    <p
      dir="auto"
      title={why}
      className={`truncate text-xs ${isBad ? "text-failed" : "text-text-2"} max-md:line-clamp-2 max-md:whitespace-normal`}
    >
      {why}
    </p>
  );
}

function lastPart(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== "") ?? path;
}
