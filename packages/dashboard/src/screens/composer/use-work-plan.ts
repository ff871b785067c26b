import { useQuery } from "@tanstack/react-query";
import { planQuery } from "../../queries/plan.ts";
import { settingsQuery } from "../../queries/settings.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { workWords } from "./work-words.ts";

/** The flow that solves issues: asked for without an issue, the server says who would work on one. */
const SOLVE_ISSUE = "solve-issue";

/** So long settings hold, in milliseconds: they are changed in other places. */
const HOLDS_MS = 15_000;

/** What having an issue of a project solved would mean. */
export type WorkPlan =
  | { readonly kind: "asked" }
  | { readonly kind: "ready"; readonly words: string }
  | { readonly kind: "refused"; readonly words: string };

/** Asks the server who would work on an issue of a project and under which limits; asks nothing while it is undefined. */
export function useWorkPlan(project: string | undefined): WorkPlan {
  const start = project === undefined ? undefined : { project_id: project, flow_name: SOLVE_ISSUE };
  const { data: plan, error, isPlaceholderData } = useQuery(planQuery(start));
  const { data: settings } = useQuery({ ...settingsQuery(project), staleTime: HOLDS_MS });
  if (project === undefined) return { kind: "asked" };
  if (error) {
    const { title, text } = wordsOf(error);
    return { kind: "refused", words: [title, text].filter(Boolean).join(" ") };
  }
  if (plan === undefined || isPlaceholderData) return { kind: "asked" };
  const [problem] = plan.problems;
  if (problem) {
    const { detail, hint } = problem;
    return { kind: "refused", words: hint === null ? detail : `${detail} ${hint}` };
  }
  const { agent } = plan;
  if (agent === null) return { kind: "refused", words: "No agent here can work on an issue." };
  return { kind: "ready", words: workWords({ agent, settings }) };
}
