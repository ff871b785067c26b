import type { Predicate, StepInput } from "@wheelhouse/core";
import { findingsAnswer } from "../briefs/answers.ts";
import { briefBlock } from "../briefs/brief-block.ts";
import { compose } from "../briefs/compose.ts";
import { foundBefore, itemSection, materialSection } from "../briefs/material-sections.ts";
import { OUTPUT_SCHEMAS } from "../briefs/output-schemas.ts";
import {
  changeSection,
  depthSection,
  focusSection,
  OUTSIDE,
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
import { mapStep } from "./map-step.ts";
import type { PlanParts } from "./plan-parts.ts";
import { type SecondAngle, type SpineConfig } from "./spine-config.ts";

/** Step id of an angle. */
export const angleStepId = (angle: Pick<Angle, "id">): string => `angle.${angle.id}`;
/** Step id of an angle of the second wave. */
export const secondStepId = (angle: Pick<Angle, "id">): string => `second.${angle.id}`;

/** Holds when the roster has chosen the angle. */
export const chosen = (id: string): Predicate => ({
  in: [{ value: id }, { out: "roster", path: "chosen" }],
});

/** Where one angle looks in a plan. */
interface Look {
  readonly id: string;
  /** From 1. */
  readonly round: number;
  /** The fold of what was found before; absent for the first who look. */
  readonly found?: string | undefined;
}

/** The step in which one angle looks at the project. */
export function angleStep(parts: PlanParts, angle: Angle, look: Look): StepInput {
  const { config, band } = parts;
  const { round, found } = look;
  const { prefix } = personaOf(angle.persona);
  const max = BAND_SETTINGS[band].maxFindings;
  const step = agentStep({
    id: look.id,
    label: round === 1 ? angle.label : `${angle.label}, round ${round}`,
    persona: angle.persona,
    band,
    after: [found ?? "roster"],
    when: round === 1 || found === undefined ? chosen(angle.id) : again(angle, found),
    otherwise: round === 1 ? whyAbsent(angle) : "the round before found too little that is new",
    dispensable: true,
    outside: angle.outside,
    postconditions: SAYS_SOMETHING,
    output: OUTPUT_SCHEMAS.findings,
    prompt: compose(
      focusSection(config.withoutFocus),
      `# Your part\nYou are one of several who look at this ${config.about === "material" ? "matter" : "project"} side by side, each from one angle. Yours: ${angle.label}.\n\n${angle.look}`,
      angle.each === undefined ? "" : itemSection(angle.each),
      angle.outside === true ? OUTSIDE : PLACE,
      angle.outside === true ? "" : scopeSection(angle.id),
      angle.outside === true ? "" : materialOf(config),
      config.about === "change" ? changeSection(angle.id) : "",
      found === undefined ? "" : foundBefore(found, round),
      depthSection(band),
      `# Contracts\n${contracts[config.posture]}`,
      findingsAnswer({ prefix, max }),
      briefBlock({
        role: "find",
        persona: angle.persona,
        analyses: analysesOf(angle.persona),
        ...(angle.outside === true
          ? { facts: false }
          : { scope: `outputs.roster.files["${angle.id}"]` }),
        prefix,
        max,
        change: config.about === "change",
        focus: true,
        material: angle.outside !== true && takesDocuments(config),
        ...(found !== undefined && { findings: `outputs["${found}"].findings` }),
      }),
    ),
  });
  return angle.each === undefined ? step : mapStep(step, angle.each);
}

/** The step in which one angle of the second wave works on what the first wave found. */
export function secondStep(parts: PlanParts, angle: SecondAngle, fold: string): StepInput {
  const { config, band } = parts;
  const { prefix } = personaOf(angle.persona);
  const max = BAND_SETTINGS[band].maxFindings;
  const about = angle.about.join(", ");
  const found = `outputs["${fold}"].about["${angle.id}"]`;
  return agentStep({
    id: secondStepId(angle),
    label: angle.label,
    persona: angle.persona,
    band,
    after: [fold],
    when: {
      all: [
        { has: { out: fold, path: `about.${angle.id}.0` } },
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
      materialOf(config),
      reportedSection(`outputs["${fold}"]`),
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
        focus: true,
        material: takesDocuments(config),
      }),
    ),
  });
}

/** Whether a flow is given documents. */
export function takesDocuments({ inputs = [] }: SpineConfig): boolean {
  return inputs.some(({ type }) => type === "document");
}

/** The documents that a flow was given, for a brief; empty when it takes none. */
export function materialOf(config: SpineConfig): string {
  return takesDocuments(config) ? materialSection() : "";
}

function again(angle: Angle, found: string): Predicate {
  return { all: [chosen(angle.id), { eq: [{ out: found, path: "goOn" }, { value: true }] }] };
}

function whyAbsent(angle: Angle): string {
  if (angle.required) return "there is nothing to look at";
  const what = angle.when ? `the ${angle.when} signal is` : "its files are";
  return `${what} not in scope, or stronger signals took the places; the roster has the reason`;
}
