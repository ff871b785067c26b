import type { Band, StepInput } from "@wheelhouse/core";
import { validationAnswer } from "../briefs/answers.ts";
import { briefBlock } from "../briefs/brief-block.ts";
import { compose } from "../briefs/compose.ts";
import { documentSection } from "../briefs/material-sections.ts";
import { documentOutput, OUTPUT_SCHEMAS } from "../briefs/output-schemas.ts";
import { focusSection, PLACE } from "../briefs/sections.ts";
import { contracts } from "../contracts/contracts.ts";
import { asJson } from "../read-output.ts";
import { documentSectionSchema } from "../report/document-section.ts";
import { agentStep, HAS_DOCUMENT, HAS_SUMMARY, HAS_VERDICT } from "./agent-step.ts";
import { materialOf } from "./angle-steps.ts";
import { reaches } from "./band-settings.ts";
import { codeStep } from "./code-step.ts";
import type { Joints, PlanParts } from "./plan-parts.ts";
import type { SpineConfig, Validator } from "./spine-config.ts";
import { authorPrompt } from "./writing-steps.ts";

/** Step id of a validator. */
export const validatorId = ({ id }: Pick<Validator, "id">): string =>
  id === undefined ? "validate" : `validate.${id}`;

/** The validators that a plan has. */
export function validatorsOf({ config, band, fast }: PlanParts): readonly Validator[] {
  return (config.validators ?? []).filter(
    ({ minBand, evenFast }) => reaches(band, minBand) && (!fast || evenFast === true),
  );
}

/** The steps that try to refute everything; the report says so when none is there. */
export function validateSteps(
  parts: PlanParts,
  joints: Joints,
  written: readonly string[],
): StepInput[] {
  return validatorsOf(parts).map((validator) => validateStep(parts, joints, validator, written));
}

function validateStep(
  { config, band }: PlanParts,
  { rules }: Joints,
  validator: Validator,
  written: readonly string[],
): StepInput {
  const { persona, label, look } = validator;
  const [last = "synth"] = written;
  const shown = written.map((step) => `outputs.${step}`).join(" | default: ");
  return agentStep({
    id: validatorId(validator),
    label,
    persona,
    band,
    after: written.length > 1 ? [last, "synth"] : ["synth"],
    ...(written.length > 1 && { join: "settled" as const }),
    when: {
      all: [
        { has: { out: rules, path: "findings.0" } },
        ...(written.length > 1 ? [{ has: { out: "synth" } }] : []),
      ],
    },
    otherwise: "there was no finding to validate",
    dispensable: true,
    postconditions: HAS_VERDICT,
    output: OUTPUT_SCHEMAS.validation,
    prompt: compose(
      focusSection(config.withoutFocus),
      `# Your part\nThis is the last look before the report. You get every finding word for word, in the list \`findings\` of the block at the end, and ${config.document ? "the document" : "the synthesis"} that was made from them. Try to bring them down. A finding that you refute leaves the report, one that you partly refute loses a level, and every sentence that leans on a refuted one goes with it.${look === undefined ? "" : `\n\n${look}`}`,
      PLACE,
      config.document ? materialOf(config) : "",
      `{% assign written = ${shown} %}# ${config.document ? "What was written" : "The synthesis"}\n{{ written.summary }}\n{% for recommendation in written.recommendations %}\n- {{ recommendation.text }} ({{ recommendation.findings | join: ", " }}){% endfor %}`,
      config.document ? documentSection("written") : "",
      `# Contracts\n${contracts[config.posture]}`,
      validationAnswer(),
      briefBlock({
        role: "validate",
        persona,
        findings: `outputs["${rules}"].findings`,
        change: config.about === "change",
        ...(config.document && { document: "written" }),
      }),
    ),
  });
}

/** Why a plan has no validator; undefined when it has one. */
export function whyUnvalidated(parts: PlanParts): string | undefined {
  const { config, band, fast } = parts;
  if (validatorsOf(parts).length > 0) return undefined;
  const [first] = config.validators ?? [];
  if (!first) return "this flow has no validator";
  if (!reaches(band, first.minBand)) return `validation begins at band ${first.minBand}`;
  return fast ? "fast was asked for, which leaves the validator out" : undefined;
}

/** What validation changes, what is checked by machine, and the report. */
export function closingSteps(
  parts: PlanParts,
  joints: Joints,
  written: readonly string[],
): StepInput[] {
  const { config, band } = parts;
  const validators = validatorsOf(parts);
  const reworks = config.rework === true && validators.length > 0;
  const settled = reworks ? "adjust.rework" : "adjust";
  return [
    adjustStep("adjust", parts, joints, written),
    ...(reworks
      ? [
          reworkStep(parts, joints),
          adjustStep("adjust.rework", parts, joints, ["rework", ...written]),
        ]
      : []),
    codeStep({
      id: "citations",
      label: "Check the citations",
      run: "check-citations@1",
      after: [settled],
      input: { of: settled },
      impure: true,
    }),
    codeStep({
      id: "after-check",
      label: "Check that nothing was written",
      run: "after-check@1",
      after: [settled],
      impure: true,
    }),
    codeStep({
      id: "history",
      label: "Look for the last run of this flow",
      run: "history@1",
      after: [settled],
      // A change and the files of a focus are looked at whole, whatever the words; a problem and a plan are not.
      ...(config.about !== "change" && config.about !== "focus" && { input: { same: true } }),
      impure: true,
    }),
    codeStep({
      id: "render",
      label: "Write the report",
      run: "render@1",
      after: ["citations", "after-check", "history"],
      input: renderInput(parts, joints, settled, band),
    }),
  ];
}

function adjustStep(
  id: string,
  parts: PlanParts,
  { rules }: Joints,
  written: readonly string[],
): StepInput {
  const { config, band } = parts;
  const unvalidated = whyUnvalidated(parts);
  return codeStep({
    id,
    label: id === "adjust" ? "Apply the validation" : "Apply it to what was written anew",
    run: "adjust@1",
    after: [rules, ...written, ...validatorsOf(parts).map(validatorId)],
    settled: true,
    input: {
      of: rules,
      band,
      classes: config.about === "change" && config.document === undefined,
      written: [...written],
      validators: validatorsOf(parts).map(validatorId),
      ...(unvalidated !== undefined && { unvalidated }),
    },
  });
}

/** What the author learns of the validation. */
const WHAT_FELL = `# What fell
You wrote this result before. Then a validator looked at it, and some of what it leans on did not hold:
{% for each in outputs.adjust.withdrawn %}- {{ each.text }} ({{ each.why }})
{% endfor %}{% for each in outputs.adjust.entries %}{% if each.standing == "refuted" %}- {{ each.ref }} is refuted: {{ each.verdict.reason }}
{% endif %}{% endfor %}
Write the whole result again from what still stands. Where what fell was the answer, give the next best that the evidence
carries, or say that there is no clear winner and what would decide it. Do not argue with the verdicts, and lean on
nothing that is refuted.`;

/** The author writes again what validation broke: a refuted fix and its refutation never stand side by side. */
function reworkStep(parts: PlanParts, joints: Joints): StepInput {
  const { config, band } = parts;
  return agentStep({
    id: "rework",
    label: "Write again what fell",
    persona: config.synthesizer.persona,
    band,
    after: ["adjust"],
    session: "continue:synth",
    when: { eq: [{ out: "adjust", path: "broken" }, { value: true }] },
    otherwise: "validation broke nothing that the result leans on",
    dispensable: true,
    postconditions: config.document ? HAS_DOCUMENT : HAS_SUMMARY,
    output: config.document ? documentOutput(config.document) : OUTPUT_SCHEMAS.synthesis,
    prompt: authorPrompt(parts, joints, WHAT_FELL, "outputs.adjust.standing"),
  });
}

function renderInput(
  { config, fast, input }: PlanParts,
  { fold }: Joints,
  settled: string,
  band: Band,
) {
  return {
    flow: config.name,
    title: config.title,
    about: config.about,
    band,
    fast,
    fold,
    focus: input.question,
    sections: config.sections.map((id) => sectionInput(config, id)),
    ...(settled !== "adjust" && { adjust: settled }),
    ...(config.page === true && { page: true }),
  };
}

function sectionInput({ document = [] }: SpineConfig, id: string) {
  if (!id.startsWith("document:")) return id;
  const own = document.find((section) => `document:${section.id}` === id);
  return own ? asJson(documentSectionSchema.parse(own)) : id;
}
