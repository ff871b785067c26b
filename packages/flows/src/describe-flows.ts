import { type Band, BANDS, type PlanInput, type Tab, wavesOf } from "@wheelhouse/core";
import { z } from "zod";
import { FLOWS } from "./flows.ts";
import type { FlowInput } from "./spine/flow-input.ts";

/** How large the plan of a band is. */
export interface PlanSize {
  readonly steps: number;
  readonly waves: number;
  /** Steps that agents do. */
  readonly agents: number;
}

/** What a person reads before choosing a flow. */
export interface FlowDescription {
  readonly name: string;
  readonly title: string;
  readonly tab: Tab;
  readonly answers: string;
  /** What it does, in a sentence or two. */
  readonly description: string;
  /** Whether every agent of it only reads, in every band. */
  readonly readOnly: boolean;
  /** Names of the inputs, with whether each must be given. */
  readonly inputs: readonly { readonly name: string; readonly required: boolean }[];
  /** For each band the agents that may be asked; who of them is depends on what the project contains. */
  readonly bands: Readonly<
    Record<Band, readonly { readonly step: string; readonly persona: string }[]>
  >;
  readonly plans: Readonly<Record<Band, PlanSize>>;
}

/** Describes the built-in flows, from the plans that they make. */
export function describeFlows(): FlowDescription[] {
  return FLOWS.map((flow) => {
    const schema = z.toJSONSchema(flow.input, { io: "input" });
    const required = new Set(schema.required ?? []);
    const planned = (band: Band): PlanInput => {
      const input: FlowInput = { question: "" };
      return flow.plan({ input, band, fast: false, project: { id: "example", path: "/example" } });
    };
    const { small, medium, large } = {
      small: planned("small"),
      medium: planned("medium"),
      large: planned("large"),
    };
    const plans = { small: sizeOf(small), medium: sizeOf(medium), large: sizeOf(large) };
    return {
      name: flow.name,
      title: flow.title,
      tab: flow.tab,
      answers: flow.answers,
      description: descriptionOf(plans),
      readOnly: [small, medium, large].every(onlyReads),
      inputs: Object.keys(schema.properties ?? {}).map((name) => ({
        name,
        required: required.has(name),
      })),
      bands: { small: askedIn(small), medium: askedIn(medium), large: askedIn(large) },
      plans,
    };
  });
}

function descriptionOf(plans: FlowDescription["plans"]): string {
  const agents = BANDS.map((band) => `${plans[band].agents} at ${band}`).join(", ");
  return `Asks those of its agents whose part the project has, side by side where they can be (at most ${agents}), checks each quote against the files, and writes one report.`;
}

function askedIn({ steps }: PlanInput) {
  return steps.flatMap((step) =>
    step.kind === "agent" ? [{ step: step.id, persona: step.persona.id }] : [],
  );
}

function sizeOf(plan: PlanInput): PlanSize {
  const ordered = plan.steps.map(({ id, after = [] }) => ({ id, after }));
  return {
    steps: ordered.length,
    waves: wavesOf(ordered).length,
    agents: askedIn(plan).length,
  };
}

function onlyReads({ steps }: PlanInput): boolean {
  return steps.every(
    (step) => step.kind === "code" || (step.kind === "agent" && step.access === "read"),
  );
}
