import type { DocumentSection } from "../report/document-section.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "index",
    title: "Index",
    about: "The phases in a line each: number, name, what can be shown at its end.",
  },
  {
    id: "departures",
    title: "Departures from the source",
    about: "Where the order or the cut differs from the source, and why.",
    optional: true,
  },
  {
    id: "kinds",
    title: "Kinds of phases",
    about:
      "Which phases are a first cut through everything, which widen it, which harden it; in a few sentences.",
  },
  {
    id: "phases",
    title: "Phases",
    about:
      "Vertical slices: each can be shown to somebody and stands on the earlier ones. Deferred ones last.",
    items: {
      prefix: "Phase ",
      noun: "phase, its body what we build in at most six bullets",
      fields: {
        demo: "what is shown at its end, to whom",
        source: "which part of the source it serves",
        "not yet": "what a reader might expect here and gets later",
      },
      max: 12,
    },
    topics: ["phase"],
  },
];

/** `plan-a-phased-build`: in which slices something is built, each of which can be shown. */
export const planAPhasedBuild = spine({
  name: "plan-a-phased-build",
  title: "Phased build",
  tab: "Planning",
  answers: "In which slices do we build this, so that each can be shown?",
  description:
    "Cuts a specification or a plan into an order of vertical phases, each with its demonstration and its source. The work inside a phase is plan-work-items.",
  posture: "produce",
  about: "material",
  inputs: [
    {
      name: "plan",
      title: "Source",
      help: "The specification or plan to cut: a path in the project, or its text. The focus may name it.",
      type: "document",
      required: true,
      fromFocus: "document",
    },
  ],
  withoutFocus: "Cut the whole source into phases.",
  angles: [
    {
      id: "codebase-explorer",
      persona: "codebase-explorer",
      label: "What is there to stand on",
      minBand: "small",
      required: true,
      look: `Find for each part of the source what exists already and could carry a first slice, and what every slice will have to go through.`,
    },
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "What nobody needs yet",
      minBand: "medium",
      required: true,
      look: `Find in the source what could come last or not at all: what no user is named for, what only completes a picture (topic \`yagni\`).`,
    },
    {
      id: "gap-analyzer",
      persona: "gap-analyzer",
      label: "Coverage of the source",
      minBand: "large",
      required: true,
      look: `List the statements of the source that a build must serve, one finding each of topic \`requirement\`, so that none is lost in the cut.`,
    },
  ],
  caps: { small: 0, medium: 0, large: 0 },
  second: [
    {
      id: "risk-analyst",
      persona: "risk-analyst",
      label: "What must not come late",
      minBand: "large",
      about: ["codebase-explorer", "junior-developer", "gap-analyzer"],
      look: "Which of these, if it is left to a late phase, costs most when it turns out badly?",
    },
  ],
  synthesizer: {
    persona: "project-manager",
    label: "Cut the phases",
    look: `Cut the source into phases. A phase that cannot be shown is none: fold it into the one that needs it. Each cites the part of the
source that it serves; a part that no phase serves is an open item.`,
  },
  document: DOCUMENT,
  reviewers: [
    {
      id: "information-architect",
      persona: "information-architect",
      label: "Can it be found and followed",
      minBand: "small",
      required: true,
      look: `Would somebody who joins at the third phase find what they need? Look at names, order, index and references.`,
    },
  ],
  validators: [
    {
      persona: "adversarial-validator",
      label: "Try to break the order",
      minBand: "large",
      look: "Above all: a phase that needs something which only comes later.",
    },
  ],
  sections: [
    ...DOCUMENT.map(({ id }) => `document:${id}` as const),
    "open-items",
    "reviews",
    "evidence",
  ],
});
