import type { DocumentSection } from "../report/document-section.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "introduction",
    title: "Introduction",
    about:
      "What the standard is for, and what made it necessary, with its finding. Without a need, recommend to defer and say what would reopen it.",
  },
  { id: "when", title: "When to apply", about: "Where it holds." },
  {
    id: "when-not",
    title: "When not to",
    about: "Where it does not hold, and what is better there.",
  },
  {
    id: "background",
    title: "Background",
    about: "What the code does today: the pattern, how often, and where it departs from it.",
    topics: ["core", "structure", "duplication", "practice"],
  },
  {
    id: "guidelines",
    title: "Guidelines",
    about:
      "Rules that somebody, or a program, can test. None that a linter of the project enforces already.",
    items: {
      prefix: "R-",
      noun: "rule, its body a good and a bad example from this code",
      fields: {
        rule: "one sentence",
        test: "how one sees whether it is kept",
        examples: "at least three places that keep it",
        departs: "places that do not",
      },
      max: 10,
    },
  },
  {
    id: "adoption",
    title: "Are the examples typical",
    about:
      "How many places were looked at, how many keep the rule, and whether the cited ones were picked.",
    topics: ["practice"],
  },
  {
    id: "resources",
    title: "Resources",
    about: "Documents, linters and settings that bear on it.",
    topics: ["docs", "commands", "config"],
    optional: true,
  },
];

/** `coding-standard`: a standard from practice that is there. */
export const codingStandard = spine({
  name: "coding-standard",
  title: "Coding standard",
  tab: "Authoring",
  answers: "Which practice of this code should be a standard, and how is it tested?",
  description:
    "Writes down a practice as rules that can be tested, with examples from the code and a look at whether they are typical. It refuses what a linter does already, and what nobody needs.",
  posture: "produce",
  about: "project",
  inputs: [
    {
      name: "mode",
      title: "Kind",
      help: "new: from practice. convert: from an existing text. update: of an existing standard.",
      type: "choice",
      choices: ["new", "convert", "update"],
    },
    {
      name: "standard",
      title: "Existing text",
      help: "For convert and update: the text to go on from.",
      type: "document",
    },
  ],
  withoutFocus:
    "No practice was named. Find the one that is kept most often and departed from with most friction.",
  angles: [
    {
      id: "practice",
      persona: "codebase-explorer",
      label: "What is practice",
      minBand: "small",
      required: true,
      look: "Find the pattern that the focus names, in all its places: those that keep it, those that do not, and what a departure has cost. Count both. Topic `practice`.",
    },
    {
      id: "standards",
      persona: "codebase-explorer",
      label: "What is written already",
      minBand: "small",
      required: true,
      look: "Find what documents, decision records, linters and settings already say about it. Topic `docs`.",
    },
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "Could I keep it",
      minBand: "medium",
      required: true,
      look: "Would a rule about this have helped you, or stood in your way? Which part of it would you not know how to check?",
    },
  ],
  caps: { small: 0, medium: 0, large: 0 },
  synthesizer: {
    persona: "project-manager",
    label: "Write the standard",
    look: `Write the standard only if one of these is shown: the pattern is in use in at least three cited places and departures cost
something; an incident or a review finding that comes again; a regulation; a need that somebody stated. Else recommend to
defer it. Say under "Are the examples typical" how many places were looked at.`,
  },
  document: DOCUMENT,
  reviewers: [
    {
      id: "information-architect",
      persona: "information-architect",
      label: "Can it be found and used",
      minBand: "medium",
      required: true,
      look: "Can somebody who writes code find the rule that they need, and see at once whether they keep it?",
    },
    {
      id: "content-auditor",
      persona: "content-auditor",
      label: "Nothing true is lost",
      minBand: "large",
      when: "docs",
      look: "If the draft replaces a text, which true rule of it is lost?",
    },
  ],
  validators: [
    {
      persona: "adversarial-validator",
      label: "Are the examples typical",
      minBand: "medium",
      look: "Above all the adoption: search for places that do not keep the rule. A rule whose examples were picked is refuted.",
    },
  ],
  sections: [
    ...DOCUMENT.map(({ id }) => `document:${id}` as const),
    "open-items",
    "reviews",
    "evidence",
  ],
});
