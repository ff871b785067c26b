import type { DocumentSection } from "../report/document-section.ts";
import type { Angle } from "../spine/angle.ts";
import { specialist } from "../spine/specialist.ts";
import { spine } from "../spine/spine.ts";

const FOR_THE_SPEC = `Hand in what a specification of behaviour must settle: a state, an actor, a failure, a rule, seen from your subject, each with
the lines of the project (or the words of the request) that make it matter. No mechanics: what people and other systems
observe, not how it is built. What nobody has asked for is topic \`yagni\`.`;

const ANGLES: readonly Angle[] = [
  {
    id: "junior-developer",
    persona: "junior-developer",
    label: "Plain questions",
    minBand: "small",
    required: true,
    look: `Read the request as somebody who will use the feature, as somebody who will support it, and as somebody who will be hurt by it.
What does each of them do first, next, and when it goes wrong? ${FOR_THE_SPEC}`,
  },
  specialist(
    "user-experience-designer",
    "What people meet",
    "user-facing",
    `Which surfaces exist today that people would expect to work the same way? ${FOR_THE_SPEC}`,
  ),
  specialist(
    "adversarial-security-analyst",
    "Security",
    "security",
    `Who must not be able to do this, and what would they try? ${FOR_THE_SPEC}`,
  ),
  specialist(
    "edge-case-explorer",
    "Edge cases",
    "inputs",
    `Which inputs and states really arrive where the feature would sit? ${FOR_THE_SPEC}`,
  ),
  specialist(
    "data-engineer",
    "Data",
    "data",
    `What is remembered, for how long, and who may see or delete it? ${FOR_THE_SPEC}`,
  ),
  specialist(
    "on-call-engineer",
    "Failures",
    "on-call",
    `What does the person see when something outside is slow or gone? ${FOR_THE_SPEC}`,
  ),
  specialist(
    "devops-engineer",
    "Rollout",
    "devops",
    `Who gets it first, and what is observed when it is switched on or off? ${FOR_THE_SPEC}`,
  ),
  specialist(
    "gap-analyzer",
    "Against what exists",
    "docs",
    `Which documents of the project already say how this should behave, and where do they differ from the request? ${FOR_THE_SPEC}`,
  ),
  {
    id: "test-engineer",
    persona: "test-engineer",
    label: "Can it be checked",
    minBand: "medium",
    domain: "logic",
    look: `For each statement that the request makes: how would somebody check it from outside? ${FOR_THE_SPEC}`,
  },
];

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "outcome",
    title: "Outcome",
    about: "What is different for whom when it is there, in three sentences.",
  },
  {
    id: "actors",
    title: "Actors and triggers",
    about: "Who takes part, people and systems, and what sets it off.",
  },
  {
    id: "primary",
    title: "Primary flow",
    about: "The usual course, numbered, as what is observed.",
    topics: ["behaviour"],
  },
  {
    id: "alternate",
    title: "Alternate flows and states",
    about:
      "Other courses, and the states that something can be in, with what leads from one to the next.",
  },
  {
    id: "failures",
    title: "Edge cases and failure modes",
    about:
      "What happens with input that is missing, wrong, too much or twice, and when something else fails.",
    topics: ["edge-case", "resilience", "error-handling"],
  },
  {
    id: "interactions",
    title: "User interactions",
    about: "What people see and can do at each point, and what words they read.",
    optional: true,
    topics: ["accessibility", "ux"],
  },
  {
    id: "coordination",
    title: "Coordination",
    about: "What other features, teams or systems must know or change.",
    optional: true,
  },
  {
    id: "decisions",
    title: "Decision log",
    about: "What was decided in writing this down, where somebody could have decided otherwise.",
    items: {
      prefix: "D",
      noun: "decision",
      fields: {
        weight: "trivial or full",
        choice: "what is chosen",
        rationale: "why",
        rejected: "what was not, and why",
      },
      max: 15,
    },
    optional: true,
  },
  {
    id: "notes",
    title: "Technical notes",
    about: "Only mechanics that change what is observed, such as a limit that people meet.",
    items: {
      prefix: "T",
      noun: "technical note",
      fields: { "seen as": "what is observed because of it" },
      max: 8,
    },
    optional: true,
  },
  { id: "out", title: "Out of scope", about: "What a reader might expect and will not get." },
];

/** `plan-a-feature`: what a feature has to do, in terms of behaviour. */
export const planAFeature = spine({
  name: "plan-a-feature",
  title: "Feature specification",
  tab: "Planning",
  answers: "What exactly should this feature do?",
  description:
    "Turns a wish into a specification of behaviour: flows, states, failures, and what is out of scope. What only you can settle is asked, or listed with a recommended answer. How to build it is plan-implementation.",
  posture: "produce",
  about: "project",
  inputs: [
    {
      name: "request",
      title: "Request",
      help: "What is wished for, as a document of the project or as text. Without it the focus is the request.",
      type: "document",
      required: true,
      fromFocus: "words",
    },
  ],
  withoutFocus: "Specify what the request asks for.",
  angles: ANGLES,
  caps: { small: 1, medium: 3, large: 5 },
  synthesizer: {
    persona: "project-manager",
    label: "Write the specification",
    look: `Write the specification in terms of behaviour: no names of files, functions or tables. Whoever reads it can tell, for each
sentence, whether the finished feature does it. What nobody has settled is an open item with your recommended answer.`,
  },
  document: DOCUMENT,
  validators: [
    {
      persona: "adversarial-validator",
      label: "Try to break the specification",
      minBand: "large",
      look: "Above all: two statements that cannot both hold, a state that nothing leads out of, and a statement that nobody could check.",
    },
  ],
  sections: [...DOCUMENT.map(({ id }) => `document:${id}` as const), "open-items", "evidence"],
});
