import {
  type PlanObject,
  readTextLaunch,
  type StartInput,
  type TextLaunch,
} from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { flowsQuery, projectsQuery } from "../../queries/place.ts";
import { planQuery } from "../../queries/plan.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { agentWords } from "../launcher/plan-facts.ts";
import { useProjectHere } from "../launcher/project-here.ts";
import { startOf } from "../launcher/start-of.ts";
import { useSettled } from "../launcher/use-settled.ts";

/** What a typed line would do. */
export interface TextPlan {
  readonly launch: TextLaunch;
  /** What to send; undefined while the line says nothing that can be started. */
  readonly start: StartInput | undefined;
  /** In a sentence what will happen, or why nothing can. */
  readonly words: string;
  readonly tone: "quiet" | "ready" | "refused";
}

const TEACHES = "A question, or /code-review; / lists the flows, @ the projects.";

/** Reads a line, and asks the server what would come of it. */
export function useTextPlan(text: string): TextPlan {
  const { data: flows = [] } = useQuery(flowsQuery);
  const { data: projects = [] } = useQuery(projectsQuery);
  const here = useProjectHere();
  const refused = refusedBy(useLiveState());
  const launch = readTextLaunch(text, { flows, projects });
  const project =
    launch.kind === "run" ? (projects.find(({ id }) => id === launch.project) ?? here) : undefined;
  const flow = launch.kind === "run" ? flows.find(({ id }) => id === launch.flow) : undefined;
  const wish =
    launch.kind === "run" && flow !== undefined && project !== undefined
      ? startOf({ flow, project: project.id, band: launch.band, focus: launch.focus })
      : undefined;
  const settled = useSettled(wish === undefined ? "" : JSON.stringify(wish));
  const isSettled = wish !== undefined && settled === JSON.stringify(wish);
  const {
    data: plan,
    error,
    isPlaceholderData,
  } = useQuery(planQuery(isSettled ? wish : undefined));

  const refuse = (words: string): TextPlan => ({
    launch,
    start: undefined,
    words,
    tone: "refused",
  });
  if (launch.kind === "empty") return { launch, start: undefined, words: TEACHES, tone: "quiet" };
  if (launch.kind !== "run") return refuse(unknownWords(launch));
  if (refused !== undefined) return refuse(refused);
  if (error) return refuse(wordsOf(error).title);
  const [problem] = isPlaceholderData ? [] : (plan?.problems ?? []);
  if (problem)
    return refuse([problem.detail, problem.hint].filter((part) => part !== null).join(" "));
  const who = isPlaceholderData || plan?.flow !== launch.flow ? undefined : plan.agent;
  return {
    launch,
    start: wish,
    words: sentence({ launch, project: project?.name ?? "", agent: who }),
    tone: "ready",
  };
}

/** Why a name leads nowhere, with those that may have been meant. */
function unknownWords({
  kind,
  name,
  near,
}: Exclude<TextLaunch, { kind: "run" | "empty" }>): string {
  const [what, sign] = kind === "unknown-flow" ? ["flow", "/"] : ["project", "@"];
  const meant = near.map((each) => `${sign}${each}`).join(" or ");
  const next = meant === "" ? `${sign} lists them all.` : `Did you mean ${meant}?`;
  return `There is no ${what} ${name}. ${next}`;
}

function sentence({
  launch,
  project,
  agent,
}: {
  readonly launch: Extract<TextLaunch, { kind: "run" }>;
  readonly project: string;
  readonly agent: PlanObject["agent"] | undefined;
}): string {
  const begin = `Runs ${launch.flow}, ${launch.band}, on ${project}`;
  return agent ? `${begin} with ${agent.id}: ${agentWords(agent)}.` : `${begin}.`;
}
