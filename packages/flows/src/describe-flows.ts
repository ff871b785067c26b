import { type Band, BANDS, type Tab } from "@wheelhouse/core";
import { z } from "zod";
import { FLOWS } from "./flows.ts";
import type { FlowInput } from "./spine/flow-input.ts";

/** What a person reads before choosing a flow. */
export interface FlowDescription {
  readonly name: string;
  readonly title: string;
  readonly tab: Tab;
  readonly answers: string;
  /** Names of the inputs, with whether each must be given. */
  readonly inputs: readonly { readonly name: string; readonly required: boolean }[];
  /** For each band the agents that may be asked; who of them is depends on what the project contains. */
  readonly bands: Readonly<
    Record<Band, readonly { readonly step: string; readonly persona: string }[]>
  >;
}

/** Describes the built-in flows, from the plans that they make. */
export function describeFlows(): FlowDescription[] {
  return FLOWS.map((flow) => {
    const schema = z.toJSONSchema(flow.input, { io: "input" });
    const required = new Set(schema.required ?? []);
    const agents = (band: Band) => {
      const input: FlowInput = { question: "" };
      const project = { id: "example", path: "/example" };
      return flow
        .plan({ input, band, fast: false, project })
        .steps.flatMap((step) =>
          step.kind === "agent" ? [{ step: step.id, persona: step.persona.id }] : [],
        );
    };
    const [small, medium, large] = BANDS;
    return {
      name: flow.name,
      title: flow.title,
      tab: flow.tab,
      answers: flow.answers,
      inputs: Object.keys(schema.properties ?? {}).map((name) => ({
        name,
        required: required.has(name),
      })),
      bands: { small: agents(small), medium: agents(medium), large: agents(large) },
    };
  });
}
