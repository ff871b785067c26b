import type { DocumentSection } from "../report/document-section.ts";
import type { Angle } from "../spine/angle.ts";
import { specialist } from "../spine/specialist.ts";
import { spine } from "../spine/spine.ts";

const ABOUT = `The plan is under review, not its author. Each finding cites the words of the plan (its path, or \`@material/plan\`), and, where
it says something about the code, the lines of the code. Topics: \`assumption\`, \`overlap\`, \`ambiguity\`, \`edge-case\`, \`security\`,
\`mechanic\` (how, in a text that is about what), \`yagni\`, \`contradiction\`. Severity critical or high is major, all else minor.
If the plan describes behaviour and not mechanics, stay with behaviour.`;

const ASKED = `Read the plan for what it means in your subject: what it forgets, what it takes for granted, what would go wrong. ${ABOUT}`;

const ANGLES: readonly Angle[] = [
  {
    id: "junior-developer",
    persona: "junior-developer",
    label: "Plain questions",
    minBand: "small",
    required: true,
    look: `Read it as the one who has to carry it out: what is assumed and not said, what could mean two things, what nobody needs? ${ABOUT}`,
  },
  {
    id: "adversarial-validator",
    persona: "adversarial-validator",
    label: "Try to break it",
    minBand: "small",
    required: true,
    look: `Presume that the plan fails. Find how: the assumption that does not hold, the step that cannot come where it stands, the case
that it does not survive. ${ABOUT}`,
  },
  {
    id: "evidence-based-investigator",
    persona: "evidence-based-investigator",
    label: "Is the code as it says",
    minBand: "medium",
    when: "claims",
    look: `Take every statement of the plan about present code, and look. A statement that is not so is an \`assumption\` that is refuted. ${ABOUT}`,
  },
  specialist("edge-case-explorer", "Edge cases", "inputs", ASKED, "medium"),
  specialist("adversarial-security-analyst", "Security", "security", ASKED, "medium"),
  specialist("data-engineer", "Data", "data", ASKED, "medium"),
  specialist("concurrency-analyst", "Concurrency", "concurrency", ASKED, "medium"),
  specialist("on-call-engineer", "Resilience", "on-call", ASKED, "medium"),
  specialist("devops-engineer", "Delivery", "devops", ASKED, "medium"),
  specialist("user-experience-designer", "What people meet", "user-facing", ASKED, "medium"),
  specialist("behavioral-analyst", "Behaviour", "behavior", ASKED, "medium"),
  specialist("structural-analyst", "Structure", "unfamiliar", ASKED, "medium"),
  specialist("content-auditor", "Against other documents", "docs", ASKED, "medium"),
];

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "outcome",
    title: "Outcome",
    about: "Whether the plan can be carried out as it stands, and the few changes that decide it.",
  },
  {
    id: "findings",
    title: "Findings",
    about: "What the team found, the major ones first; what several said is one.",
    items: {
      prefix: "F",
      noun: "finding",
      fields: {
        category:
          "assumption refuted, overlap, ambiguity, edge case, security, mechanic leak, or YAGNI candidate",
        weight: "major or minor",
        resolution: "what to do about it",
        section: "the part of the plan that changes",
      },
      max: 30,
    },
  },
  {
    id: "edits",
    title: "Proposed edits",
    about:
      "The changes to the plan's text as unified diffs in fenced `diff` blocks, one for each finding that changes it. They are proposals: nothing is written.",
    optional: true,
  },
];

/** `iterative-plan-review`: what is wrong with a plan, in rounds, and how to change it. */
export const iterativePlanReview = spine({
  name: "iterative-plan-review",
  title: "Plan review",
  tab: "Review",
  answers: "Does this plan hold, and what has to change in it?",
  description:
    "A team reads a plan against the code, in rounds, until a round brings nothing major; the result is findings and proposed edits to its text. To make a plan, take plan-implementation.",
  posture: "review",
  about: "material",
  inputs: [
    {
      name: "plan",
      title: "Plan",
      help: "The document under review: a path in the project, or its text. The focus may name it.",
      type: "document",
      required: true,
      fromFocus: "document",
    },
  ],
  withoutFocus: "No focus was given: review the whole plan.",
  angles: ANGLES,
  caps: { small: 0, medium: 2, large: 3 },
  rounds: { small: 1, medium: 2, large: 3 },
  second: [
    {
      id: "software-architect",
      persona: "software-architect",
      label: "What to change in its shape",
      minBand: "large",
      about: ["structural-analyst", "behavioral-analyst", "concurrency-analyst"],
      look: "From what the analysts found, say what the plan should do differently inside this codebase.",
    },
    {
      id: "risk-analyst",
      persona: "risk-analyst",
      label: "Risk of going ahead",
      minBand: "large",
      about: ["structural-analyst", "behavioral-analyst", "concurrency-analyst"],
      look: "For each finding, or group that is one risk: what does it cost to go ahead with the plan as it stands?",
    },
  ],
  synthesizer: {
    persona: "project-manager",
    label: "Settle the findings",
    look: `Make one list of what the team found, decide for each what to do, and write the edits. Where two contradict each other, show both
and put the question to a person.`,
  },
  document: DOCUMENT,
  sections: [
    "sources-given",
    "document:outcome",
    "document:findings",
    "document:edits",
    "open-items",
    "rounds",
    "evidence",
  ],
});
