import type { DocumentSection } from "../report/document-section.ts";
import type { Angle } from "../spine/angle.ts";
import { specialist } from "../spine/specialist.ts";
import { spine } from "../spine/spine.ts";

/** What everybody after the first analyst is asked for. */
const SWARM = `The gaps that were found are in the list at the end. For each one that lies in your subject: look at the current state
yourself, and hand in a finding of topic \`confirmation\` or \`contradiction\` that begins with the gap's id. A gap that nobody
has named yet is a finding of topic \`gap\`. What you cannot verify is no finding: put it under \`notRun\`.`;

const ASKED = `Look at the gaps, and at both artifacts, from your own subject. ${SWARM}`;

const ANGLES: readonly Angle[] = [
  {
    id: "junior-developer",
    persona: "junior-developer",
    label: "Actor sweep",
    minBand: "small",
    required: true,
    look: `List everybody who appears in the desired state: people, systems, schedules. For each, ask what they can do today and what
they should be able to do. ${SWARM}`,
  },
  {
    id: "evidence-based-investigator",
    persona: "evidence-based-investigator",
    label: "What is really there",
    minBand: "medium",
    when: "claims",
    look: `Take each gap that says something is missing or different, and look for it where its finder may not have looked: other names,
other layers, configuration, generated code. ${SWARM}`,
  },
  specialist("adversarial-security-analyst", "Security", "security", ASKED, "medium"),
  specialist("data-engineer", "Data", "data", ASKED, "medium"),
  specialist("devops-engineer", "Operations", "devops", ASKED, "medium"),
  specialist("on-call-engineer", "Resilience", "on-call", ASKED, "medium"),
  specialist("user-experience-designer", "What people meet", "user-facing", ASKED, "medium"),
  specialist("content-auditor", "Documents", "docs", ASKED, "medium"),
  specialist("codebase-explorer", "Map of the current state", "unfamiliar", ASKED, "medium"),
  specialist("software-architect", "Shape", "behavior", ASKED, "large"),
  specialist("system-architect", "Seams", "seam", ASKED, "large"),
];

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "themes",
    title: "Themes",
    about:
      "What the gaps have in common, how large the distance is as a whole, and, if the focus gives a purpose, where to begin.",
  },
  {
    id: "gaps",
    title: "Gaps",
    about:
      "Every gap that was not contradicted, in plain language: no paths and no identifiers, so that whoever owns the desired state can read it. Gaps that a later look added come last.",
    items: {
      prefix: "G-",
      noun: "gap",
      fields: {
        expected: "what should be",
        current: "what is",
        "why it matters": "to whom, and when",
        kind: "missing, partial, divergent or implicit",
      },
      max: 40,
    },
    topics: ["gap"],
  },
  {
    id: "caveats",
    title: "About the two artifacts",
    about:
      "What in the inputs themselves makes a comparison unsure: age, contradictions, parts that say nothing.",
    optional: true,
  },
];

/** `gap-analysis`: what lies between what is and what should be. */
export const gapAnalysis = spine({
  name: "gap-analysis",
  title: "Gap analysis",
  tab: "Analysis",
  answers: "What is missing between what is and what should be?",
  description:
    "Compares two artifacts, such as code and a specification, in both directions; others then confirm or contradict each gap, and the confidence is counted from that.",
  posture: "review",
  about: "material",
  inputs: [
    {
      name: "current",
      title: "What is",
      help: "A directory, a file, or a text. In the focus it stands left of an arrow: src/api -> docs/spec.md",
      type: "document",
      required: true,
      fromFocus: "left",
    },
    {
      name: "desired",
      title: "What should be",
      help: "A document of the project, or a text. In the focus it stands right of the arrow.",
      type: "document",
      required: true,
      fromFocus: "right",
    },
  ],
  withoutFocus: "Compare what is with what should be, as they were given.",
  survey: [
    {
      id: "gap-analyzer",
      persona: "gap-analyzer",
      label: "Compare both ways",
      minBand: "small",
      required: true,
      look: `Go through the desired state statement by statement, and look for each in the current one; then the other way round, for what
is there and nobody asked for. Each gap cites both sides: the statement, and the place where it is, or should be. Topic \`gap\`.`,
    },
  ],
  angles: ANGLES,
  caps: { small: 0, medium: 2, large: 4 },
  second: [
    {
      id: "second-pass",
      persona: "gap-analyzer",
      label: "Second pass",
      minBand: "large",
      about: [
        "junior-developer",
        "evidence-based-investigator",
        "data-engineer",
        "adversarial-security-analyst",
      ],
      look: `Others have contradicted gaps, or added some. Settle each contradiction by looking again, and search the neighbourhood of each
added gap for more of its kind. Hand in only what is new or settled.`,
    },
  ],
  synthesizer: {
    persona: "project-manager",
    label: "Put the gaps in order",
    minBand: "medium",
    look: `Write the index of gaps. Keep every one that nobody contradicted; one that was contradicted is left out and named under the
caveats. Merge two that are the same seen from two sides.`,
  },
  document: DOCUMENT,
  validators: [
    {
      persona: "adversarial-validator",
      label: "Try to refute the gaps",
      minBand: "small",
      evenFast: true,
      look: "Above all: look for what is said to be missing. A gap that turns out to be there under another name is refuted.",
    },
  ],
  sections: [
    "sources-given",
    "document:themes",
    "document:gaps",
    "gap-confidence",
    "document:caveats",
    "open-items",
    "evidence",
  ],
});
