import type { DocumentSection } from "../report/document-section.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "bottom-line",
    title: "Bottom line",
    about: "What the reader must know if they stop here, in two sentences.",
  },
  { id: "asks", title: "What is asked", about: "What each reader is asked to decide or do." },
  {
    id: "story",
    title: "What it is about",
    about: "The rest of the source in a few short paragraphs.",
  },
  {
    id: "figures",
    title: "At a glance",
    about: "Figures and facts that the source gives, each in a line.",
    items: {
      prefix: "",
      noun: "figure or fact, its title the figure and its body what it means",
      fields: {},
      max: 8,
    },
    optional: true,
  },
];

/** `html-summary`: one page that can be sent to somebody. */
export const htmlSummary = spine({
  name: "html-summary",
  title: "HTML summary",
  tab: "Authoring",
  answers: "How does this look as one page that I can send?",
  description:
    "Makes one self-contained HTML page of an existing summary or plan: bottom line and asks first, nothing loaded from elsewhere. The page is a file of the run's report.",
  posture: "produce",
  about: "material",
  inputs: [
    {
      name: "summary",
      title: "Source",
      help: "The summary or plan: a path in the project, or its text. The focus may name it.",
      type: "document",
      required: true,
      fromFocus: "document",
    },
  ],
  withoutFocus: "Make a page of the whole source.",
  angles: [
    {
      id: "project-manager",
      persona: "project-manager",
      label: "What matters in it",
      minBand: "small",
      required: true,
      look: "Find the statements of the source that its reader must not miss, the asks first, each with its words.",
    },
    {
      id: "information-architect",
      persona: "information-architect",
      label: "Order",
      minBand: "medium",
      required: true,
      look: "In which order does somebody need what the source says? What can go?",
    },
  ],
  caps: { small: 0, medium: 0, large: 0 },
  synthesizer: {
    persona: "project-manager",
    label: "Write the page",
    look: "Write the text of the page: bottom line and asks first, short, nothing that the source does not say. A program makes the HTML from it.",
  },
  document: DOCUMENT,
  reviewers: [
    {
      id: "content-auditor",
      persona: "content-auditor",
      label: "Nothing is lost",
      minBand: "large",
      required: true,
      look: "Which ask or figure of the source is missing in the draft, or different there?",
    },
  ],
  validators: [{ persona: "adversarial-validator", label: "Try to refute it", minBand: "large" }],
  page: true,
  sections: [
    ...DOCUMENT.map(({ id }) => `document:${id}` as const),
    "page",
    "open-items",
    "reviews",
    "evidence",
  ],
});
