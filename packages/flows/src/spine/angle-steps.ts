import type { Band, StepInput } from "@wheelhouse/core";
import { findingsAnswer } from "../briefs/answers.ts";
import { briefBlock } from "../briefs/brief-block.ts";
import { compose } from "../briefs/compose.ts";
import { OUTPUT_SCHEMAS } from "../briefs/output-schemas.ts";
import {
  changeSection,
  depthSection,
  focusSection,
  PLACE,
  reportedSection,
  scopeSection,
} from "../briefs/sections.ts";
import { contracts } from "../contracts/contracts.ts";
import { analysesOf } from "../personas/analyses-of.ts";
import { personaOf } from "../personas/personas.ts";
import { agentStep, SAYS_SOMETHING } from "./agent-step.ts";
import type { Angle } from "./angle.ts";
import { BAND_SETTINGS } from "./band-settings.ts";
import type { SecondAngle, SpineConfig } from "./spine-config.ts";

/** Step id of an angle. */
export const angleStepId = (angle: Pick<Angle, "id">): string => `angle.${angle.id}`;
/** Step id of an angle of the second wave. */
export const secondStepId = (angle: Pick<Angle, "id">): string => `second.${angle.id}`;

const chosen = (id: string) =>
  ({ in: [{ value: id }, { out: "roster", path: "chosen" }] }) as const;

/** The step in which one angle looks at the project. */
export function angleStep(config: SpineConfig, angle: Angle, band: Band): StepInput {
  const { prefix } = personaOf(angle.persona);
  const max = BAND_SETTINGS[band].maxFindings;
  return agentStep({
    id: angleStepId(angle),
    label: angle.label,
    persona: angle.persona,
    band,
    after: ["roster"],
    when: chosen(angle.id),
    otherwise: whyAbsent(angle),
    dispensable: true,
    postconditions: SAYS_SOMETHING,
    output: OUTPUT_SCHEMAS.findings,
    prompt: compose(
      focusSection(config.withoutFocus),
      `# Your part\nYou are one of several who look at this project side by side, each from one angle. Yours: ${angle.label}.\n\n${angle.look}`,
      PLACE,
      scopeSection(angle.id),
      config.about === "change" ? changeSection(angle.id) : "",
      depthSection(band),
      `# Contracts\n${contracts[config.posture]}`,
      findingsAnswer({ prefix, max }),
      briefBlock({
        role: "find",
        persona: angle.persona,
        analyses: analysesOf(angle.persona),
        scope: `outputs.roster.files["${angle.id}"]`,
        prefix,
        max,
        change: config.about === "change",
      }),
    ),
  });
}

/** The step in which one angle of the second wave works on what the first wave found. */
export function secondStep(config: SpineConfig, angle: SecondAngle, band: Band): StepInput {
  const { prefix } = personaOf(angle.persona);
  const max = BAND_SETTINGS[band].maxFindings;
  const about = angle.about.join(", ");
  const found = `outputs.fold.about["${angle.id}"]`;
  return agentStep({
    id: secondStepId(angle),
    label: angle.label,
    persona: angle.persona,
    band,
    after: ["fold"],
    when: {
      all: [
        { has: { out: "fold", path: `about.${angle.id}.0` } },
        ...(angle.when ? [{ has: { out: "scan", path: `signals.${angle.when}` } }] : []),
      ],
    },
    otherwise: angle.when
      ? `there is no ${angle.when} signal in scope, or no finding of ${about} to work on`
      : `there is no finding of ${about} to work on`,
    dispensable: true,
    postconditions: SAYS_SOMETHING,
    output: OUTPUT_SCHEMAS.findings,
    prompt: compose(
      focusSection(config.withoutFocus),
      `# Your part\nOthers have looked at this project and handed in findings. You work on those of ${about}, and on nothing else. Yours: ${angle.label}.\n\n${angle.look}\n\nThe findings are in the list \`findings\` of the block at the end, word for word. They are claims, not facts: open a citation before you lean on it.`,
      PLACE,
      reportedSection("outputs.fold"),
      depthSection(band),
      `# Contracts\n${contracts[config.posture]}`,
      findingsAnswer({ prefix, max }),
      briefBlock({
        role: "find",
        persona: angle.persona,
        analyses: analysesOf(angle.persona),
        scope: "outputs.scan.scope.paths",
        prefix,
        max,
        findings: found,
        change: config.about === "change",
      }),
    ),
  });
}

function whyAbsent(angle: Angle): string {
  if (angle.required) return "there is nothing to look at";
  const what = angle.when ? `the ${angle.when} signal is` : "its files are";
  return `${what} not in scope, or stronger signals took the places; the roster has the reason`;
}
