import type { Predicate, StepInput } from "@wheelhouse/core";
import { findingsAnswer, synthesisAnswer } from "../briefs/answers.ts";
import { briefBlock } from "../briefs/brief-block.ts";
import { compose } from "../briefs/compose.ts";
import { briefSections, documentAnswer } from "../briefs/document-answer.ts";
import { documentSection } from "../briefs/material-sections.ts";
import { documentOutput, OUTPUT_SCHEMAS } from "../briefs/output-schemas.ts";
import {
  changeOverview,
  depthSection,
  focusSection,
  PLACE,
  reportedSection,
} from "../briefs/sections.ts";
import { contracts } from "../contracts/contracts.ts";
import { analysesOf } from "../personas/analyses-of.ts";
import { personaOf } from "../personas/personas.ts";
import { asJson } from "../read-output.ts";
import { documentSectionSchema } from "../report/document-section.ts";
import { agentStep, HAS_DOCUMENT, HAS_SUMMARY, SAYS_SOMETHING } from "./agent-step.ts";
import { chosen, materialOf, takesDocuments } from "./angle-steps.ts";
import { BAND_SETTINGS, reaches } from "./band-settings.ts";
import { codeStep } from "./code-step.ts";
import { foldStep } from "./looking-steps.ts";
import type { Joints, PlanParts } from "./plan-parts.ts";
import type { Reviewer } from "./spine-config.ts";

const dispatched: Predicate = { eq: [{ out: "roster", path: "dispatch" }, { value: true }] };

/** The step that makes the result from the findings; the run fails without it. */
export function synthStep(parts: PlanParts, joints: Joints): StepInput {
  const { config, band } = parts;
  const { persona, label, minBand = "small" } = config.synthesizer;
  if (!reaches(band, minBand)) {
    return codeStep({
      id: "synth",
      label: "Put together what was found",
      run: "compose@1",
      after: [joints.rules],
      input: {
        of: joints.rules,
        sections: asJson((config.document ?? []).map((each) => documentSectionSchema.parse(each))),
      },
    });
  }
  return agentStep({
    id: "synth",
    label,
    persona,
    band,
    after: [joints.rules],
    when: dispatched,
    otherwise: "there was nothing to look at",
    dispensable: false,
    postconditions: config.document ? HAS_DOCUMENT : HAS_SUMMARY,
    output: config.document ? documentOutput(config.document) : OUTPUT_SCHEMAS.synthesis,
    prompt: authorPrompt(parts, joints, ""),
  });
}

/**
 * What the author is told; `extra` is what has come in since its draft, `findings` where the list of those that it may
 * lean on is.
 */
export function authorPrompt(
  parts: PlanParts,
  joints: Joints,
  extra: string,
  findings = `outputs["${joints.rules}"].main`,
): string {
  const { config, band } = parts;
  const { persona, look } = config.synthesizer;
  const escalates = BAND_SETTINGS[band].escalates.join(", ");
  const change = config.about === "change";
  return compose(
    focusSection(config.withoutFocus),
    `# Your part\nSeveral analysts have handed in findings. You turn them into one result. ${look}\n\nThe findings are in the list \`findings\` of the block at the end, word for word; their ids are the names to use. This is a run of band ${band}: build the summary on severities ${escalates}; the report lists the others by itself.`,
    PLACE,
    config.document ? materialOf(config) : "",
    config.document && change ? changeOverview() : "",
    reportedSection(`outputs["${joints.fold}"]`),
    extra,
    `# Contracts\n${contracts[config.posture]}`,
    config.document ? documentAnswer(config.document) : synthesisAnswer(),
    briefBlock({
      role: config.document ? "write" : "synthesise",
      persona,
      findings,
      change,
      ...(config.document && {
        sections: briefSections(config.document),
        focus: true,
        material: takesDocuments(config),
      }),
    }),
  );
}

/** Who looks at the draft, what a person is asked, and the author's second hand. */
export function reviewSteps(parts: PlanParts, joints: Joints): StepInput[] {
  const { config, band, fast, input } = parts;
  // What a function has put together has no author who could mend it, and leaves no question open.
  if (!reaches(band, config.synthesizer.minBand ?? "small")) return [];
  const reviewers = fast
    ? []
    : (config.reviewers ?? []).filter(({ minBand }) => reaches(band, minBand));
  const asks = config.document !== undefined && input.ask === true;
  if (reviewers.length === 0 && !asks) return [];
  const id = (reviewer: Pick<Reviewer, "id">): string => `review.${reviewer.id}`;
  const given: Predicate[] = [
    ...(reviewers.length > 0 ? [{ has: { out: "fold.review", path: "findings.0" } }] : []),
    ...(asks ? [{ has: { out: "ask" } }] : []),
  ];
  const extra = compose(
    reviewers.length > 0
      ? `# What its reviewers found\n{% for each in outputs["fold.review"].findings %}- {{ each.id }} ({{ each.severity }}): {{ each.claim }} {{ each.why }}{% if each.fix %} What to do: {{ each.fix }}{% endif %}\n{% endfor %}\nBeside the rest, hand in \`resolutions\` with an entry for each of them: \`finding\` (its id), \`resolution\` (changed, kept or deferred) and \`text\` (why).`
      : "",
    asks
      ? `# What the person answered\n{% if outputs.ask %}{% if outputs.ask.text %}In their words: {{ outputs.ask.text }}{% else %}They took your recommended answers.{% endif %} Settle the open items by it: it is evidence of class \`provided\`.{% endif %}`
      : "",
    `# Your draft\nThis is what you handed in before. Hand in the whole again, mended.\n\n${documentSection("outputs.synth")}`,
  );
  return [
    ...reviewers.map((reviewer) => reviewStep(parts, joints, reviewer)),
    ...(asks ? [askStep()] : []),
    ...(reviewers.length > 0
      ? [
          foldStep("fold.review", "Collect the reviews", reviewers, id, {
            after: ["synth"],
            input: { apart: joints.fold },
          }),
        ]
      : []),
    agentStep({
      id: "revise",
      label: "Mend the draft",
      persona: config.synthesizer.persona,
      band,
      after: [...(reviewers.length > 0 ? ["fold.review"] : []), ...(asks ? ["ask"] : [])],
      join: "settled",
      session: "continue:synth",
      when: given.length === 1 && given[0] ? given[0] : { any: given },
      otherwise: "nobody had anything to change",
      dispensable: true,
      postconditions: HAS_DOCUMENT,
      output: documentOutput(config.document ?? []),
      prompt: authorPrompt(parts, joints, extra),
    }),
  ];
}

function reviewStep(parts: PlanParts, joints: Joints, reviewer: Reviewer): StepInput {
  const { config, band } = parts;
  const { prefix } = personaOf(reviewer.persona);
  const max = BAND_SETTINGS[band].maxFindings;
  return agentStep({
    id: `review.${reviewer.id}`,
    label: reviewer.label,
    persona: reviewer.persona,
    band,
    after: ["synth"],
    when: chosen(reviewer.id),
    otherwise: "what it would look at is not there",
    dispensable: true,
    postconditions: SAYS_SOMETHING,
    output: OUTPUT_SCHEMAS.findings,
    prompt: compose(
      focusSection(config.withoutFocus),
      `# Your part\nA document was written from findings about this project. You review the draft before it is handed over. Yours: ${reviewer.label}.\n\n${reviewer.look}`,
      PLACE,
      materialOf(config),
      documentSection("outputs.synth"),
      depthSection(band),
      `# Contracts\n${contracts.review}`,
      findingsAnswer({ prefix, max }),
      briefBlock({
        role: "find",
        persona: reviewer.persona,
        analyses: analysesOf(reviewer.persona),
        prefix,
        max,
        change: false,
        findings: `outputs["${joints.rules}"].main`,
        document: "outputs.synth",
        material: takesDocuments(config),
      }),
    ),
  });
}

/** One request with every open item: a person who is asked once answers, one who is asked ten times does not. */
function askStep(): StepInput {
  return {
    kind: "request",
    id: "ask",
    label: "Ask what only a person can settle",
    after: ["synth"],
    when: { has: { out: "synth", path: "openItems.0" } },
    otherwise: "nothing is open that only a person can settle",
    onFailure: ["continue"],
    ask: "question",
    text: `Before this is finished, some points are yours to settle:
{% for item in outputs.synth.openItems %}
{{ forloop.index }}. {{ item.question }} Recommended: {{ item.recommended }}{% if item.why != "" %} ({{ item.why }}){% endif %}
{% endfor %}
In your own words you answer by number; what you leave out stays as recommended.`,
    options: [
      { id: "recommended", label: "Take all recommended answers", effect: "output" },
      { id: "words", label: "Answer in my own words", effect: "output" },
    ],
  };
}
