import { clean } from "../output/clean.ts";
import type { ChosenAgent } from "./choose-agent.ts";

/** What a run with such an agent may cost. */
export const COSTS: Readonly<Record<ChosenAgent["calls"], string>> = {
  nothing: "calls no model",
  local: "local model",
  provider: "may be charged by its provider",
};

/** Why an agent was chosen, in a sentence. */
export const WHY: Readonly<Record<ChosenAgent["why"], string>> = {
  person: "Named by you.",
  project: "Named by the project's settings.",
  "local-agent": "Nobody was named; it is set to a model on this machine.",
  "local-model": "Nobody was named; this model answers on this machine.",
  "nothing-else": "Nobody was named, and no local model answers.",
};

const OTHERS = " Others by name: wheelhouse agents";

/** Who does the agent steps, with which model, what that may cost and why it was chosen, in one line. */
export function describeChoice({ id, model, modelFree, calls, why }: ChosenAgent): string {
  // For an agent without a model it is the transcript that it plays.
  const which =
    model === undefined ? (modelFree ? [] : ["its own choice of model"]) : [clean(model)];
  return `Agent: ${[id, ...which, COSTS[calls]].join(" · ")}. ${WHY[why]}${why === "nothing-else" ? OTHERS : ""}`;
}
