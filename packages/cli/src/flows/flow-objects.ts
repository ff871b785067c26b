import {
  type Band,
  BANDS,
  type FlowObject,
  flowObject,
  type KnownFlow,
  type PlanInput,
  wavesOf,
} from "@wheelhouse/core";
import { describeFlows } from "@wheelhouse/flows";
import { type BookedFlow, type FlowPlaces, headOf, readFlowBook } from "./flow-book.ts";
import { problemText } from "./flow-problem.ts";
import { allInputs } from "./form/input-schema.ts";

let described: readonly FlowObject[] | undefined;

/** Every flow that a person can choose: the built-in ones, the user's own, and those of a project. */
export async function flowObjects(places: FlowPlaces): Promise<FlowObject[]> {
  described ??= describeFlows().map(flowObject);
  const book = await readFlowBook(places);
  return [...described, ...book.map(objectOf)];
}

/** A flow file on the wire, whatever its state. */
export function objectOf({ name, origin, path, hash, trusted, read }: BookedFlow): FlowObject {
  const flow = read?.ok === true ? read.flow : undefined;
  const { title = name, tab = "Analysis", answers = "" } = headOf(read);
  const problem = read?.ok === false ? read.problems.map(problemText).join("\n") : null;
  const plans = flow?.plans ?? new Map<Band, PlanInput>();
  return flowObject({
    name,
    origin,
    path,
    hash,
    trusted,
    problem: problem ?? (trusted ? null : UNTRUSTED),
    status: problem !== null ? "broken" : trusted ? "ready" : "untrusted",
    title: title === "" ? name : title,
    tab,
    answers,
    description: flow?.head.description ?? "",
    inputs: allInputs(flow?.head.inputs ?? []).map((input) => ({
      ...input,
      default: input.default ?? null,
      choices: input.choices ?? [],
    })),
    ...describePlans(plans),
  });
}

const UNTRUSTED = "It comes with the project, and nobody here has trusted it as it is now.";

/** What the plans of a flow's bands tell: who may be asked, how large they are, whether every agent only reads. */
export function describePlans(
  plans: ReadonlyMap<Band, PlanInput>,
): Pick<KnownFlow, "bands" | "plans" | "readOnly"> {
  const each = <T>(of: (plan: PlanInput | undefined) => T): Record<Band, T> => ({
    small: of(plans.get("small")),
    medium: of(plans.get("medium")),
    large: of(plans.get("large")),
  });
  return {
    bands: each((plan) => (plan === undefined ? [] : askedIn(plan))),
    plans: each((plan) => sizeOf(plan)),
    readOnly: BANDS.every((band) => plans.get(band)?.steps.every(onlyReads) ?? true),
  };
}

type Steps = PlanInput["steps"];

function askedIn({ steps }: PlanInput): { step: string; persona: string }[] {
  return steps.flatMap((step) => {
    const agent = step.kind === "map" ? step.each : step;
    return agent.kind === "agent" ? [{ step: step.id, persona: agent.persona.id }] : [];
  });
}

function sizeOf(plan: PlanInput | undefined) {
  if (plan === undefined) return { steps: 0, waves: 0, agents: 0 };
  const ordered = plan.steps.map(({ id, after = [] }) => ({ id, after }));
  return { steps: ordered.length, waves: wavesOf(ordered).length, agents: askedIn(plan).length };
}

function onlyReads(step: Steps[number]): boolean {
  const agent = step.kind === "map" ? step.each : step;
  return (agent.kind !== "agent" && agent.kind !== "scope") || agent.access !== "write";
}
