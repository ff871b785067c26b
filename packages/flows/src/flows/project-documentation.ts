import type { DocumentSection } from "../report/document-section.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  { id: "what", title: "What it is", about: "What it does for whom, in a paragraph." },
  {
    id: "architecture",
    title: "Architecture",
    about: "Its parts, what each is responsible for, and who knows whom.",
    topics: ["core", "entry-point", "boundaries", "structure"],
  },
  {
    id: "how",
    title: "How it works",
    about: "The one or two ideas that one has to know to read the code.",
  },
  {
    id: "flows",
    title: "Flows",
    about: "The important flows step by step, from outside to the end, each step with its place.",
    topics: ["behaviour", "data-flow"],
  },
  {
    id: "files",
    title: "Key files",
    about: "A table: path, what is in it, when one needs it.",
    topics: ["core", "entry-point", "data-model", "config", "test"],
  },
  {
    id: "configuration",
    title: "Configuration",
    about: "Settings and environment variables, what each does, and its default.",
    topics: ["config", "infrastructure"],
    optional: true,
  },
  {
    id: "errors",
    title: "Error handling",
    about: "What goes wrong, how it shows, and what the code does about it.",
    topics: ["error-handling", "resilience"],
    optional: true,
  },
  {
    id: "reference",
    title: "Technical reference",
    about: "Commands, types, endpoints or events that a reader looks up.",
    topics: ["commands", "stack"],
    optional: true,
  },
  {
    id: "related",
    title: "Related documents",
    about: "What else is written about it, and what each is for.",
    topics: ["docs"],
    optional: true,
  },
];

const MAP = "Each fact is a finding with its lines; what you infer is marked as such in `why`.";

/** `project-documentation`: how a feature or area works, written down. */
export const projectDocumentation = spine({
  name: "project-documentation",
  title: "Documentation",
  tab: "Authoring",
  answers: "How does this feature or area work?",
  description:
    "Explorers read an area from different sides; the result is documentation whose statements have their lines. If documents exist, an auditor sees to it that no true fact of theirs is lost.",
  posture: "produce",
  about: "project",
  withoutFocus:
    "No focus was given: document the project as a whole, for somebody who will change it.",
  angles: [
    {
      id: "inside",
      persona: "codebase-explorer",
      label: "From the core outwards",
      minBand: "small",
      required: true,
      look: `Begin with the data and the rules of the area, and go outwards: who reads, who changes, who calls. ${MAP}`,
    },
    {
      id: "outside",
      persona: "codebase-explorer",
      label: "From the edge inwards",
      minBand: "small",
      required: true,
      look: `Begin with what people and systems call, and go inwards, through one good case and one failure. ${MAP}`,
    },
    {
      id: "around",
      persona: "codebase-explorer",
      label: "Configuration and tests",
      minBand: "medium",
      required: true,
      look: `Read configuration, tests and scripts: what can be set, what is promised by a test, how it is run. ${MAP}`,
    },
  ],
  caps: { small: 0, medium: 0, large: 0 },
  synthesizer: {
    persona: "information-architect",
    label: "Write the documentation",
    look: `Here you write: one text for somebody who is to change this area next week. The most needed comes first; every statement about
the code has its place; what nobody found out is not glossed over.`,
  },
  document: DOCUMENT,
  reviewers: [
    {
      id: "content-auditor",
      persona: "content-auditor",
      label: "Nothing true is lost",
      minBand: "medium",
      when: "docs",
      look: "Compare the draft with the documents that are there: which true fact about this area is missing in it? Check each against the code first.",
    },
    {
      id: "structure",
      persona: "information-architect",
      label: "Can it be found",
      minBand: "medium",
      required: true,
      look: "Look at the draft as its reader: is what one looks for where one looks, and does each heading keep its promise?",
    },
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "Read it cold",
      minBand: "large",
      required: true,
      look: "Read the draft without the code: where do you have to guess?",
    },
  ],
  validators: [{ persona: "adversarial-validator", label: "Try to refute it", minBand: "large" }],
  sections: [
    ...DOCUMENT.map(({ id }) => `document:${id}` as const),
    "open-items",
    "reviews",
    "evidence",
  ],
});
