import {
  type Band,
  defineFlow,
  type Flow,
  type FlowContext,
  type Json,
  type PlanInput,
  type StepInput,
} from "@wheelhouse/core";
import { type FlowInput, focusInputSchema, changeInputSchema } from "./flow-input.ts";
import { asJson } from "../read-output.ts";
import { angleStep, angleStepId, secondStep, secondStepId } from "./angle-steps.ts";
import { reaches } from "./band-settings.ts";
import { synthStep, validateStep, whyUnvalidated } from "./closing-steps.ts";
import { codeStep } from "./code-step.ts";
import type { SpineConfig } from "./spine-config.ts";

/**
 * Makes a flow: snapshot → what is in scope → who looks → angles → fold → second wave → rules →
 * synthesis → validation → adjustment → citations → report. The band, `fast` and the input decide
 * which of these a plan has; signals decide at run time who of the planned ones looks.
 */
export function spine(config: SpineConfig): Flow<FlowInput> {
  const { name, title, tab, answers } = config;
  return defineFlow<FlowInput>({
    name,
    title,
    tab,
    answers,
    input: config.about === "change" ? changeInputSchema : focusInputSchema,
    plan: (context) => planOf(config, context),
  });
}

function planOf(config: SpineConfig, context: FlowContext<FlowInput>): PlanInput {
  const { band, input } = context;
  const fast = context.fast || input.fast === true;
  const angles = config.angles.filter((angle) => reaches(band, angle.minBand));
  const second = (config.second ?? []).filter((angle) => reaches(band, angle.minBand));
  const foldId = second.length > 0 ? "fold.second" : "fold";
  const rulesId = config.about === "change" ? "classify" : "escalate";
  const unvalidated = whyUnvalidated(config, band, fast);
  const { validator } = config;
  const steps: StepInput[] = [
    ...opening(config, input, band),
    ...angles.map((angle) => angleStep(config, angle, band)),
    codeStep({
      id: "fold",
      label: "Collect what was found",
      run: "fold@1",
      after: ["roster", ...angles.map(angleStepId)],
      settled: true,
      input: {
        needsOne: true,
        steps: folded(angles, angleStepId),
        about: Object.fromEntries(second.map((angle) => [angle.id, [...angle.about]])),
      },
    }),
    ...second.map((angle) => secondStep(config, angle, band)),
    ...(second.length === 0
      ? []
      : [
          codeStep({
            id: "fold.second",
            label: "Collect the second wave",
            run: "fold@1",
            after: ["fold", ...second.map(secondStepId)],
            settled: true,
            input: { previous: "fold", steps: folded(second, secondStepId) },
          }),
        ]),
    codeStep({
      id: rulesId,
      label: "Apply the rules",
      run: `${rulesId}@1`,
      after: [foldId],
      input: { of: foldId, band },
    }),
    synthStep(config, band, { fold: foldId, rules: rulesId }),
    ...(validator && unvalidated === undefined
      ? [validateStep(config, validator.persona, validator.label, band, rulesId)]
      : []),
    ...closing(config, { band, fast, foldId, rulesId, unvalidated, input }),
  ];
  return { version: 1, flow: config.name, title: config.title, report: "render", steps };
}

function opening(config: SpineConfig, input: FlowInput, band: Band): StepInput[] {
  const focus = input.question;
  const change = config.about === "change";
  return [
    codeStep({
      id: "snapshot",
      label: "Copy the project",
      run: "snapshot@1",
      after: [],
      impure: true,
    }),
    ...(change
      ? [
          codeStep({
            id: "diff",
            label: "Find the change",
            run: "diff@1",
            after: ["snapshot"],
            input: { focus, ...(input.mode && { mode: input.mode }) },
            impure: true,
          }),
        ]
      : []),
    codeStep({
      id: "scan",
      label: "Look for signals",
      run: "scan@1",
      after: [change ? "diff" : "snapshot"],
      input: { of: config.about, focus },
      impure: true,
    }),
    codeStep({
      id: "facts",
      label: "Gather history",
      run: "facts@1",
      after: ["scan"],
      impure: true,
    }),
    codeStep({
      id: "roster",
      label: "Choose who looks",
      run: "roster@1",
      after: ["facts"],
      input: { band, cap: config.caps[band], angles: rosterAngles(config) },
    }),
  ];
}

interface Closing {
  readonly band: Band;
  readonly fast: boolean;
  readonly foldId: string;
  readonly rulesId: string;
  readonly unvalidated: string | undefined;
  readonly input: FlowInput;
}

function closing(config: SpineConfig, parts: Closing): StepInput[] {
  const { band, fast, foldId, rulesId, unvalidated, input } = parts;
  return [
    codeStep({
      id: "adjust",
      label: "Apply the validation",
      run: "adjust@1",
      after: [rulesId, "synth", ...(unvalidated === undefined ? ["validate"] : [])],
      settled: true,
      input: {
        of: rulesId,
        band,
        classes: config.about === "change",
        ...(unvalidated !== undefined && { unvalidated }),
      },
    }),
    codeStep({
      id: "citations",
      label: "Check the citations",
      run: "check-citations@1",
      after: ["adjust"],
      input: { of: "adjust" },
      impure: true,
    }),
    codeStep({
      id: "after-check",
      label: "Check that nothing was written",
      run: "after-check@1",
      after: ["adjust"],
      impure: true,
    }),
    codeStep({
      id: "render",
      label: "Write the report",
      run: "render@1",
      after: ["citations", "after-check"],
      input: {
        flow: config.name,
        title: config.title,
        about: config.about,
        band,
        fast,
        fold: foldId,
        focus: input.question,
        sections: [...config.sections],
      },
    }),
  ];
}

function folded(
  angles: SpineConfig["angles"] | NonNullable<SpineConfig["second"]>,
  stepId: (angle: { id: string }) => string,
): Json {
  return angles.map((angle) => ({
    step: stepId(angle),
    persona: angle.persona,
    label: angle.label,
  }));
}

function rosterAngles(config: SpineConfig): Json {
  return asJson(
    config.angles.map(({ id, persona, label, minBand, when, domain, required }) => ({
      id,
      persona,
      label,
      minBand,
      when,
      domain,
      required,
    })),
  );
}
