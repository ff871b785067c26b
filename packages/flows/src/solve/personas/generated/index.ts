// Made from solver-personas/*.md by scripts/generate-personas.ts: edit that, then run it again.
import { judge } from "./judge.ts";
import { planCritic } from "./plan-critic.ts";
import { planner } from "./planner.ts";
import { supervisor } from "./supervisor.ts";
import { workCritic } from "./work-critic.ts";
import { worker } from "./worker.ts";

/** The Markdown of each persona file, by the file's name. */
export const personaSources = {
  judge: judge,
  "plan-critic": planCritic,
  planner: planner,
  supervisor: supervisor,
  "work-critic": workCritic,
  worker: worker,
} as const;
