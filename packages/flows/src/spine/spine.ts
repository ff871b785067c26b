import { type Band, defineFlow, type Flow, type PlanInput } from "@wheelhouse/core";
import { closingSteps, validateSteps } from "./closing-steps.ts";
import { codeStep } from "./code-step.ts";
import { type FlowInput, inputSchemaOf, type InputSpec, inputsOf } from "./input-spec.ts";
import { lookingSteps } from "./looking-steps.ts";
import { openingSteps } from "./opening-steps.ts";
import type { Joints, PlanParts } from "./plan-parts.ts";
import type { About, SpineConfig } from "./spine-config.ts";
import { reviewSteps, synthStep } from "./writing-steps.ts";

/** A flow on the spine, with what a person reads of it before choosing it. */
export interface SpineFlow extends Flow<FlowInput> {
  readonly description: string;
  readonly inputs: readonly InputSpec[];
  /** Titles of the document that it writes, in their order; empty when it writes none. */
  readonly sections: readonly string[];
  /** What it looks at. */
  readonly about: About;
  /** Whether it takes a list apart before anybody looks. */
  readonly parsesItems: boolean;
  /** Whether there is nothing to do without words or a document. */
  readonly needsWords: boolean;
}

/**
 * Makes a flow: snapshot → what is given and in scope → who looks → angles, in rounds → fold → second wave → rules →
 * synthesis → review of the draft → validation → adjustment → citations → report. The band, `fast` and the input
 * decide which of these a plan has; signals decide at run time who of the planned ones looks.
 */
export function spine(config: SpineConfig): SpineFlow {
  const { name, title, tab, answers, description } = config;
  const inputs = inputsOf(config);
  const flow = defineFlow<FlowInput>({
    name,
    title,
    tab,
    answers,
    input: inputSchemaOf(inputs),
    plan: ({ band, input, fast }) =>
      planOf({ config, band, input, fast: fast || input.fast === true }),
  });
  const needsWords = config.needsWords === true;
  const parsesItems = config.prepare?.run === "parse-items@1";
  const sections = (config.document ?? []).map((section) => section.title);
  return { ...flow, description, inputs, sections, about: config.about, parsesItems, needsWords };
}

/** The plan of a flow on the spine. */
function planOf(parts: PlanParts): PlanInput {
  const { config, band } = parts;
  const looking = lookingSteps(parts);
  const joints: Joints = { fold: looking.fold, rules: rulesOf(config) };
  const reviews = reviewSteps(parts, joints);
  // Of what was written the latest counts.
  const written = reviews.length > 0 ? ["revise", "synth"] : ["synth"];
  return {
    version: 1,
    flow: config.name,
    title: config.title,
    report: "render",
    steps: [
      ...openingSteps(parts),
      ...looking.steps,
      rulesStep(joints, band),
      synthStep(parts, joints),
      ...reviews,
      ...validateSteps(parts, joints, written),
      ...closingSteps(parts, joints, written),
    ],
  };
}

/** Findings about a change are classed; all others escalate by band. A document about a change is no review. */
function rulesOf({ about, document }: SpineConfig): "classify" | "escalate" {
  return about === "change" && document === undefined ? "classify" : "escalate";
}

function rulesStep({ fold, rules }: Joints, band: Band) {
  return codeStep({
    id: rules,
    label: "Apply the rules",
    run: `${rules}@1`,
    after: [fold],
    input: { of: fold, band },
  });
}
