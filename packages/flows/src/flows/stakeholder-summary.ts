import type { DocumentSection } from "../report/document-section.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "problem",
    title: "The problem",
    about: "What is wrong or missing today, for whom, in words of everyday.",
  },
  {
    id: "opens",
    title: "What it opens up",
    about: "What becomes possible, without promises that nobody made.",
  },
  {
    id: "experience",
    title: "What people will see",
    about: "The change from the view of those who use it.",
  },
  {
    id: "data",
    title: "Data today and after",
    about:
      "Where data comes from and goes to, now and then, as two small `mermaid` flowcharts with a sentence each.",
    optional: true,
  },
  {
    id: "left-out",
    title: "Intentionally not included",
    about: "What a reader might expect and will not get, and why.",
  },
  {
    id: "ask",
    title: "What we ask of you",
    about: "Decisions and help that are needed, from whom, by when if a date was given.",
  },
];

/** `stakeholder-summary`: a brief in plain language. */
export const stakeholderSummary = spine({
  name: "stakeholder-summary",
  title: "Stakeholder summary",
  tab: "Authoring",
  answers: "How do I tell those who decide what this is about?",
  description:
    "Turns a plan or a specification into a brief in plain language, for people who do not read code: problem, effect, what is left out, what is asked of them.",
  posture: "produce",
  about: "material",
  inputs: [
    {
      name: "plan",
      title: "Source",
      help: "The plan or specification to sum up: a path in the project, or its text. The focus may name it.",
      type: "document",
      required: true,
      fromFocus: "document",
    },
  ],
  withoutFocus: "Sum up the source for those who decide about it.",
  angles: [
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "Plain language",
      minBand: "small",
      required: true,
      look: "Find the words and leaps of the source that somebody from another trade does not follow, and say each in plain words (the claim is the plain sentence, the quote is the source's).",
    },
    {
      id: "user-experience-designer",
      persona: "user-experience-designer",
      label: "What people will notice",
      minBand: "medium",
      required: true,
      look: "What will people who use it notice, at which moment? Only what the source says or the present surfaces show.",
    },
  ],
  caps: { small: 0, medium: 0, large: 0 },
  synthesizer: {
    persona: "project-manager",
    label: "Write the summary",
    look: `Write for somebody who decides about money and time and reads it once: short sentences, no names of files, no word that needs a
glossary. Then read it again three times: for contradictions, for plain words, for whether each part is understood from
what came before; and mend what you find.`,
  },
  document: DOCUMENT,
  reviewers: [
    {
      id: "plain",
      persona: "junior-developer",
      label: "Read it once",
      minBand: "medium",
      required: true,
      look: "Read the draft once, from the top: contradictions, words that need explaining, things used before they are said.",
    },
    {
      id: "content-auditor",
      persona: "content-auditor",
      label: "Nothing is lost",
      minBand: "large",
      required: true,
      look: "Which statement of the source that those who decide must know is missing in the draft, or says something else there?",
    },
  ],
  validators: [
    {
      persona: "adversarial-validator",
      label: "Try to refute it",
      minBand: "large",
      look: "Above all: a promise that the source does not make.",
    },
  ],
  sections: [
    ...DOCUMENT.map(({ id }) => `document:${id}` as const),
    "open-items",
    "reviews",
    "evidence",
  ],
});
