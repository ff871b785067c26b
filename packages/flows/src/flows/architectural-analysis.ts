import { spine } from "../spine/spine.ts";
import { ANALYSIS_ANGLES } from "./analysis-angles.ts";

/** `architectural-analysis`: how healthy an area is, and what to change in it. */
export const architecturalAnalysis = spine({
  name: "architectural-analysis",
  title: "Architectural analysis",
  tab: "Analysis",
  answers: "How healthy is this area, and what should change in it?",
  description:
    "Several analysts read an area side by side; their findings become a few moves, each with its evidence and the risk of leaving things as they are. To find the cause of a failure take investigate.",
  posture: "review",
  about: "focus",
  withoutFocus:
    "No focus was given. Look at the whole scope with this question: how healthy is it, and what makes the next change hard?",
  angles: ANALYSIS_ANGLES,
  caps: { small: 1, medium: 3, large: 5 },
  second: [
    {
      id: "risk-analyst",
      persona: "risk-analyst",
      label: "Risk of leaving things as they are",
      minBand: "small",
      about: ["structural-analyst", "behavioral-analyst", "concurrency-analyst"],
      look: `Say for each finding, or group of findings that are one risk, what it costs to leave it. Be as ready to say "this can
wait" as to warn. Name the findings by their ids, and repeat one citation of each so that the risk can be checked.`,
    },
    {
      id: "system-architect",
      persona: "system-architect",
      label: "Seams between units",
      minBand: "large",
      when: "seam",
      about: [
        "structural-analyst",
        "behavioral-analyst",
        "concurrency-analyst",
        "data-engineer",
        "devops-engineer",
        "on-call-engineer",
      ],
      look: `Take the findings that cross from one deployable unit or bounded context into another. Draw the context map, then say
what should change at the seam. Leave what stays inside one unit to the software architect.`,
    },
  ],
  synthesizer: {
    persona: "software-architect",
    label: "Recommendations",
    look: `Find the causes that several findings share, and recommend the few moves inside this codebase that remove them, the
most effective first. Begin the summary with how healthy the area is, then the three to five points that decide it,
then what is sound and should be left alone. Where a finding crosses services, name it and leave it.`,
  },
  validators: [{ persona: "adversarial-validator", label: "Try to refute it", minBand: "medium" }],
  sections: ["how-to-read", "recommendations", "agent-findings", "risk", "system-recommendations"],
});
