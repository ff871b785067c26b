import type { Angle } from "../spine/angle.ts";
import type { DocumentSection } from "../report/document-section.ts";
import { specialist } from "../spine/specialist.ts";
import { spine } from "../spine/spine.ts";

/** What every specialist is asked for: findings about the plan to be made, not the plan. */
const FOR_THE_PLAN = `Hand in what the plan must take into account: a constraint of the present code, a part that can be used, a risk, a
contradiction (topic \`contradiction\`), or a place where the specification leaves open what must be known (topic \`spec\`).
Everything else has the topic \`plan\`. Each one cites the lines of the project, or of the specification, that show it.`;

const ANGLES: readonly Angle[] = [
  {
    id: "junior-developer",
    persona: "junior-developer",
    label: "Plain questions",
    minBand: "small",
    required: true,
    look: `Read the specification as the one who has to build it on Monday. What do you have to guess? Which actor, state or
failure does it not name? What in it is wanted without a need (topic \`yagni\`)? ${FOR_THE_PLAN}`,
  },
  specialist(
    "structural-analyst",
    "Where it belongs",
    "unfamiliar",
    `Find the modules that the work touches, the borders it must not break, and where its new parts belong.\n\n${FOR_THE_PLAN}`,
  ),
  specialist(
    "behavioral-analyst",
    "Run-time behaviour",
    "behavior",
    `Walk the flows that the specification changes, in the code as it is: where would each change sit, and what else passes there?\n\n${FOR_THE_PLAN}`,
  ),
  specialist(
    "concurrency-analyst",
    "Concurrency",
    "concurrency",
    `Find what the work would share between two contexts, and what orders must hold.\n\n${FOR_THE_PLAN}`,
  ),
  specialist(
    "data-engineer",
    "Data",
    "data",
    `Find what is stored today that the work reads or changes, and what a migration has to carry.\n\n${FOR_THE_PLAN}`,
  ),
  specialist(
    "adversarial-security-analyst",
    "Security",
    "security",
    `Name the trust borders that the work moves, and what must hold at each.\n\n${FOR_THE_PLAN}`,
  ),
  specialist(
    "devops-engineer",
    "Delivery",
    "devops",
    `Find what build, configuration and rollout have to change for it, and how it is switched off.\n\n${FOR_THE_PLAN}`,
  ),
  specialist(
    "on-call-engineer",
    "Resilience",
    "on-call",
    `Find what the work adds that can be slow, gone or answer twice, and what must happen then.\n\n${FOR_THE_PLAN}`,
  ),
  specialist(
    "edge-case-explorer",
    "Edge cases",
    "inputs",
    `Find the inputs and states that really arrive where the work would sit.\n\n${FOR_THE_PLAN}`,
  ),
  specialist(
    "user-experience-designer",
    "What people meet",
    "user-facing",
    `Find the surfaces that people meet in the work, and what exists there to be consistent with.\n\n${FOR_THE_PLAN}`,
  ),
  specialist(
    "system-architect",
    "Seams",
    "seam",
    `Find the units and contracts that the work crosses, and who has to change in which order.\n\n${FOR_THE_PLAN}`,
  ),
  {
    id: "test-engineer",
    persona: "test-engineer",
    label: "How it will be tested",
    minBand: "medium",
    domain: "logic",
    look: `Find the public seams at which the work can be tested, and what tests are there to build on. ${FOR_THE_PLAN}`,
  },
  {
    id: "software-architect",
    persona: "software-architect",
    label: "Shape of the solution",
    minBand: "medium",
    domain: "shape",
    look: `From what was found before, name the decisions that the plan has to take, each with the present code that forces it. ${FOR_THE_PLAN}`,
  },
];

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "outcome",
    title: "Outcome",
    about: "What is true when the work is done, as a reader of the specification would check it.",
  },
  {
    id: "context",
    title: "Context",
    about: "What is there today that the work builds on, with the findings that show it.",
    topics: ["plan", "entry-point", "core"],
  },
  {
    id: "approach",
    title: "Approach",
    about:
      "Architecture, data, run-time behaviour and interfaces: what changes where, and why this way.",
  },
  {
    id: "decisions",
    title: "Decisions",
    about: "Each decision that somebody could take differently.",
    items: {
      prefix: "D-",
      noun: "decision",
      fields: {
        choice: "what is chosen",
        rationale: "why",
        rejected: "alternatives and why not",
        owner: "a role",
        revisit: "the event that would reopen it",
      },
      max: 12,
    },
  },
  {
    id: "steps",
    title: "Decomposition and sequence",
    about: "The work in an order in which each step can be merged by itself.",
    items: {
      prefix: "S-",
      noun: "step",
      fields: {
        files: "paths it touches",
        tests: "what proves it",
        "done when": "what can be observed",
      },
      max: 20,
    },
    topics: ["plan"],
  },
  {
    id: "raid",
    title: "Risks, assumptions, issues, dependencies",
    about: "One list for each of the four; each risk with what would show it early.",
    topics: ["contradiction", "resilience"],
  },
  {
    id: "testing",
    title: "Testing",
    about: "What is tested at which seam; nothing that no requirement asks for.",
    topics: ["tests", "missing-tests"],
  },
  {
    id: "security",
    title: "Security",
    about: "What must hold at each trust border.",
    topics: ["security", "secrets"],
    optional: true,
  },
  {
    id: "operations",
    title: "Operations",
    about: "Rollout, switch, what to watch, and how to go back.",
    topics: ["operations"],
    optional: true,
  },
  {
    id: "on-call",
    title: "On call",
    about: "What may wake someone, and what they do then.",
    topics: ["resilience"],
    optional: true,
  },
  { id: "done", title: "Definition of done", about: "A list that somebody else can tick off." },
  {
    id: "handoffs",
    title: "Handoffs",
    about: "What each role needs to know from another before it can begin.",
    optional: true,
  },
];

/** `plan-implementation`: how to build what a specification asks for. */
export const planImplementation = spine({
  name: "plan-implementation",
  title: "Implementation plan",
  tab: "Planning",
  answers: "How do we build what this specification asks for?",
  description:
    "Specialists read the specification against the code, in rounds, until nothing new comes up; their findings become decisions, steps and risks. Needs a specification: to write one, take plan-a-feature.",
  posture: "produce",
  about: "material",
  inputs: [
    {
      name: "plan",
      title: "Specification",
      help: "The document to build from: a path in the project, or its text. The focus may name it.",
      type: "document",
      required: true,
      fromFocus: "document",
    },
  ],
  withoutFocus: "No focus was given: plan all that the specification asks for.",
  survey: [
    {
      id: "codebase-explorer",
      persona: "codebase-explorer",
      label: "Discovery notes",
      minBand: "small",
      required: true,
      look: `Prepare the ground for those who come after you, so that none of them searches for it again: where in the code each part of
the specification would touch, what is there to build on, and which names the code has for the words of the specification.`,
    },
  ],
  angles: ANGLES,
  caps: { small: 1, medium: 3, large: 6 },
  rounds: { small: 1, medium: 2, large: 3 },
  synthesizer: {
    persona: "project-manager",
    label: "Write the plan",
    look: `Write the plan from what is evidenced. A claim that rests on what somebody said is an assumption and says so; what is disputed
becomes a decision or an open item. Leave out what no requirement and no finding asks for.`,
  },
  document: DOCUMENT,
  validators: [
    {
      persona: "adversarial-validator",
      label: "Try to break the plan",
      minBand: "large",
      look: "Above all: a step that cannot be done in its place, a requirement that no step serves, and a step that no requirement asks for.",
    },
  ],
  sections: [
    "sources-given",
    ...DOCUMENT.map(({ id }) => `document:${id}` as const),
    "open-items",
    "ledger",
    "rounds",
    "reviews",
    "evidence",
  ],
});
