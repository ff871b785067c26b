import { type Band, type PlanInput, type Tab, wavesOf } from "@wheelhouse/core";
import { FLOWS } from "./flows.ts";
import { COMMON_INPUTS, type FlowInput, type InputSpec } from "./spine/input-spec.ts";

/** How large the plan of a band is. */
export interface PlanSize {
  readonly steps: number;
  readonly waves: number;
  /** Steps that agents do. */
  readonly agents: number;
}

/** What a person reads of an input before filling it in. */
export interface FlowInputDescription {
  readonly name: string;
  readonly title: string;
  readonly help: string;
  readonly type: InputSpec["type"];
  /** Whether it must be given, by its name or by the focus. */
  readonly required: boolean;
  /** Whether the focus can stand for it. */
  readonly from_focus: boolean;
  readonly choices: readonly string[];
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
  /** What it takes, the focus first. */
  readonly inputs: readonly FlowInputDescription[];
  /** Titles of the document that it writes, in their order; empty when it writes none. */
  readonly sections: readonly string[];
  /** For each band the agents that may be asked; who of them is depends on what the project contains. */
  readonly bands: Readonly<
    Record<Band, readonly { readonly step: string; readonly persona: string }[]>
  >;
  readonly plans: Readonly<Record<Band, PlanSize>>;
}

/** Describes the built-in flows, from the plans that they make. */
export function describeFlows(): FlowDescription[] {
  return FLOWS.map((flow) => {
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
      description: flow.description,
      readOnly: [small, medium, large].every(onlyReads),
      inputs: [...COMMON_INPUTS, ...flow.inputs].map(inputDescription),
      sections: flow.sections,
      bands: { small: askedIn(small), medium: askedIn(medium), large: askedIn(large) },
      plans,
    };
  });
}

function inputDescription(spec: InputSpec): FlowInputDescription {
  const { name, title, help, type, required = false, choices = [], fromFocus } = spec;
  return { name, title, help, type, required, from_focus: fromFocus !== undefined, choices };
}

function agentsOf(step: PlanInput["steps"][number]) {
  const { id } = step;
  const agent = step.kind === "map" ? step.each : step;
  return agent.kind === "agent" ? [{ step: id, persona: agent.persona.id }] : [];
}

function askedIn({ steps }: PlanInput) {
  return steps.flatMap((step) => agentsOf(step));
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
    (step) =>
      step.kind === "code" ||
      step.kind === "request" ||
      (step.kind === "agent" && step.access === "read") ||
      (step.kind === "map" && (step.each.kind === "code" || step.each.access === "read")),
  );
}
