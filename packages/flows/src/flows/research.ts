import type { DocumentSection } from "../report/document-section.ts";
import type { Angle } from "../spine/angle.ts";
import { spine } from "../spine/spine.ts";

const OUTSIDE = `Prefer original sources: documentation, standards, measurements, the words of those who run it. Two pages that copy
each other are one source. Each finding is one claim, with what it is true for (version, year, size).`;

const analyst = (id: string, label: string, minBand: Angle["minBand"], look: string): Angle => ({
  id,
  persona: "research-analyst",
  label,
  minBand,
  required: true,
  outside: true,
  look: `${look}\n\n${OUTSIDE}`,
});

const ANGLES: readonly Angle[] = [
  analyst(
    "options",
    "Options",
    "small",
    `Find the options that answer the question, or, where it asks how something works, the explanation. Put each option as its
best advocate would (topic \`option\`), then what speaks against it (topic \`against\`).`,
  ),
  analyst(
    "experience",
    "Experience of others",
    "medium",
    `Find reports of those who have done it: what went well, what it cost, why some went back. Topic \`experience\`.`,
  ),
  analyst(
    "limits",
    "Limits and costs",
    "medium",
    `Find what would rule an option out: licence, platform, security, maintenance, price, size. Topic \`limit\`.`,
  ),
  analyst(
    "doubt",
    "The other side",
    "large",
    `Take the option that looks best at first sight and search only for what speaks against it, and for an option that nobody lists.
Topic \`against\`.`,
  ),
  analyst(
    "originals",
    "Original texts",
    "large",
    `Find the specification, standard or paper behind the question, and what it says word for word. Topic \`original\`.`,
  ),
  {
    id: "codebase-explorer",
    persona: "codebase-explorer",
    label: "What the project has",
    minBand: "small",
    when: "named",
    look: `Find what of this project bears on the question: what is used today, what an option would replace, which versions are fixed.`,
  },
];

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "results",
    title: "Results",
    about:
      "What was found, claim by claim, each with the finding that carries it. Say where sources disagree, with both sides.",
    topics: ["option", "against", "experience", "limit", "original"],
  },
  {
    id: "options",
    title: "Options",
    about:
      "Each option at its best; leave the section empty when the question is how something works.",
    items: {
      prefix: "O",
      noun: "option",
      fields: {
        "for it": "its best arguments",
        "against it": "what it costs",
        "fits when": "the condition",
      },
      max: 8,
    },
    optional: true,
  },
  {
    id: "recommendation",
    title: "Recommendation",
    about:
      'One option with the evidence that decides it; or the words "no clear winner" with the criteria that would decide. A claim with a single outside source may support, never decide.',
  },
];

/** `research`: which options there are, and which one the evidence recommends. */
export const research = spine({
  name: "research",
  title: "Research",
  tab: "Discovery",
  answers: "Which options are there, and which does the evidence recommend?",
  description:
    "Analysts look outside of the project, each at another side, without seeing its code; a claim that decides needs two independent sources. Needs an agent that can fetch pages. For questions about this code take investigate or architectural-analysis.",
  posture: "produce",
  about: "project",
  inputs: [
    {
      name: "mode",
      title: "How strict",
      help: "strict: only what sources carry. exploratory: reasoning beyond them is allowed, and labelled.",
      type: "choice",
      choices: ["strict", "exploratory"],
    },
  ],
  needsWords: true,
  withoutFocus: "No question was given. Say so, and hand in nothing.",
  angles: ANGLES,
  caps: { small: 1, medium: 1, large: 1 },
  synthesizer: {
    persona: "research-analyst",
    label: "Weigh the options",
    look: `Answer the question. If it holds several, answer each under its own line of the results. If it is no question for research, say
which flow it is for instead. {% if input.mode == "exploratory" %}You may reason beyond the sources; begin each such sentence with
"Reasoning:".{% else %}Write nothing that no source carries.{% endif %}`,
  },
  document: DOCUMENT,
  validators: [
    {
      persona: "adversarial-validator",
      label: "Try to refute the answer",
      minBand: "small",
      evenFast: true,
      look: "Above all: two sources that are one, a source that says less than is made of it, and a version or year that has passed.",
    },
  ],
  rework: true,
  sections: [
    "document:results",
    "document:options",
    "document:recommendation",
    "open-items",
    "web-sources",
    "evidence",
  ],
});
