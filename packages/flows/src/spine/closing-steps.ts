import type { Band, StepInput } from "@wheelhouse/core";
import { synthesisAnswer, validationAnswer } from "../briefs/answers.ts";
import { briefBlock } from "../briefs/brief-block.ts";
import { compose } from "../briefs/compose.ts";
import { OUTPUT_SCHEMAS } from "../briefs/output-schemas.ts";
import { depthSection, focusSection, PLACE, reportedSection } from "../briefs/sections.ts";
import { contracts } from "../contracts/contracts.ts";
import type { PersonaId } from "../personas/personas.ts";
import { agentStep, HAS_SUMMARY, HAS_VERDICT } from "./agent-step.ts";
import { BAND_SETTINGS, reaches } from "./band-settings.ts";
import type { SpineConfig } from "./spine-config.ts";

/** The step that turns findings into a summary and recommendations; the run fails without it. */
export function synthStep(
  config: SpineConfig,
  band: Band,
  from: { readonly fold: string; readonly rules: string },
): StepInput {
  const { persona, label, look } = config.synthesizer;
  const escalates = BAND_SETTINGS[band].escalates.join(", ");
  return agentStep({
    id: "synth",
    label,
    persona,
    band,
    after: [from.rules],
    when: { eq: [{ out: "roster", path: "dispatch" }, { value: true }] },
    otherwise: "there was nothing to look at",
    dispensable: false,
    postconditions: HAS_SUMMARY,
    output: OUTPUT_SCHEMAS.synthesis,
    prompt: compose(
      focusSection(config.withoutFocus),
      `# Your part\nSeveral analysts have handed in findings. You turn them into one result. ${look}\n\nThe findings are in the list \`findings\` of the block at the end, word for word; their ids are the names to use. This is a run of band ${band}: build the summary on severities ${escalates}; the report lists the others by itself.`,
      PLACE,
      reportedSection(`outputs["${from.fold}"]`),
      `# Contracts\n${contracts[config.posture]}`,
      synthesisAnswer(),
      briefBlock({
        role: "synthesise",
        persona,
        findings: `outputs["${from.rules}"].main`,
        change: config.about === "change",
      }),
    ),
  });
}

/** The step that tries to refute everything; the report says so when it is not there. */
export function validateStep(
  config: SpineConfig,
  persona: PersonaId,
  label: string,
  band: Band,
  rules: string,
): StepInput {
  return agentStep({
    id: "validate",
    label,
    persona,
    band,
    after: ["synth"],
    when: { has: { out: rules, path: "findings.0" } },
    otherwise: "there was no finding to validate",
    dispensable: true,
    postconditions: HAS_VERDICT,
    output: OUTPUT_SCHEMAS.validation,
    prompt: compose(
      focusSection(config.withoutFocus),
      `# Your part\nThis is the last look before the report. You get every finding word for word, in the list \`findings\` of the block at the end, and the synthesis that was made from them. Try to bring them down. A finding that you refute leaves the report, one that you partly refute loses a level, and every sentence that leans on a refuted one goes with it.`,
      PLACE,
      `# The synthesis\n{{ outputs.synth.summary }}\n{% for recommendation in outputs.synth.recommendations %}\n- {{ recommendation.text }} ({{ recommendation.findings | join: ", " }}){% endfor %}`,
      depthSection(band),
      `# Contracts\n${contracts[config.posture]}`,
      validationAnswer(),
      briefBlock({
        role: "validate",
        persona,
        findings: `outputs["${rules}"].findings`,
        change: config.about === "change",
      }),
    ),
  });
}

/** Why a plan has no validator; undefined when it has one. */
export function whyUnvalidated(config: SpineConfig, band: Band, fast: boolean): string | undefined {
  const { validator } = config;
  if (!validator) return "this flow has no validator";
  if (!reaches(band, validator.minBand)) return `validation begins at band ${validator.minBand}`;
  return fast ? "fast was asked for, which leaves the validator out" : undefined;
}
