import {
  type LaunchNames,
  type PlanObject,
  type ProjectObject,
  projectSaid,
  readTextLaunch,
  type StartInput,
  type TextLaunch,
} from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { flowsOf, projectsQuery } from "../../queries/place.ts";
import { planQuery } from "../../queries/plan.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { agentWords } from "../launcher/plan-facts.ts";
import { useProjectHere } from "../launcher/project-here.ts";
import { type Meant, meantBy, meantOf, NOTHING_MEANT } from "./meant.ts";
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
  /** Words of it that lead nowhere, with what may stand instead. */
  readonly meant: Meant;
}

const TEACHES = "A question, or /code-review; / lists the flows, @ the projects.";

/**
 * Reads what starts a run, and asks the server what would come of it. Its first line names flow, size and project; lines
 * below belong to the question as they are. `over`: the project when none is named; that of the last start when absent.
 */
export function useTextPlan(text: string, over?: ProjectObject): TextPlan {
  const { data: projects = [] } = useQuery(projectsQuery);
  const last = useProjectHere();
  const here = over ?? last;
  const { data: flows = [] } = useQuery(flowsOf(projectSaid(text, projects) ?? here?.id));
  const refused = refusedBy(useLiveState());
  const launch = readLines(text, { flows, projects });
  const project =
    launch.kind === "run" ? (projects.find(({ id }) => id === launch.project) ?? here) : undefined;
  const flow = launch.kind === "run" ? flows.find(({ id }) => id === launch.flow) : undefined;
  const wish =
    launch.kind === "run" && flow !== undefined && project !== undefined
      ? startOf({ ...launch, flow, project: project.id, given: launch.input })
      : undefined;
  const settled = useSettled(wish === undefined ? "" : JSON.stringify(wish));
  const isSettled = wish !== undefined && settled === JSON.stringify(wish);
  const {
    data: plan,
    error,
    isPlaceholderData,
  } = useQuery(planQuery(isSettled ? wish : undefined));

  const refuse = (words: string, meant: Meant = NOTHING_MEANT): TextPlan => ({
    launch,
    start: undefined,
    words,
    tone: "refused",
    meant,
  });
  if (launch.kind === "empty")
    return { launch, start: undefined, words: TEACHES, tone: "quiet", meant: NOTHING_MEANT };
  if (launch.kind !== "run") return refuse(unknownWords(launch), meantBy(launch));
  if (refused !== undefined) return refuse(refused);
  if (error) return refuse(wordsOf(error).title);
  const [problem] = isPlaceholderData ? [] : (plan?.problems ?? []);
  if (problem) {
    const words = [problem.detail, problem.hint].filter((part) => part !== null).join(" ");
    return refuse(words, meantOf(problem));
  }
  const isOf = !isPlaceholderData && plan?.flow === launch.flow;
  const doubt = isOf ? plan.warnings.find(({ near }) => near !== undefined) : undefined;
  const words = sentence({ launch, project: project?.name ?? "", plan: isOf ? plan : undefined });
  return {
    launch,
    start: wish,
    words: doubt ? `${doubt.detail} ${words}` : words,
    tone: "ready",
    meant: doubt ? meantOf(doubt) : NOTHING_MEANT,
  };
}

function readLines(text: string, names: LaunchNames): TextLaunch {
  const [line = "", ...below] = text.trimStart().split("\n");
  const launch = readTextLaunch(line, names);
  const rest = below.join("\n").trimEnd();
  if (launch.kind !== "run" || rest === "") return launch;
  return { ...launch, focus: launch.focus === "" ? rest : `${launch.focus}\n${rest}` };
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
  plan,
}: {
  readonly launch: Extract<TextLaunch, { kind: "run" }>;
  readonly project: string;
  readonly plan: PlanObject | undefined;
}): string {
  const size = launch.band === "auto" && plan ? `${plan.band} by its scope` : launch.band;
  const begin = `Runs ${launch.flow}, ${size}, on ${project}`;
  const agent = plan?.agent;
  return agent ? `${begin} with ${agent.id}: ${agentWords(agent)}.` : `${begin}.`;
}
