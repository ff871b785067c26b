import type { DocumentSection } from "../report/document-section.ts";
import type { Angle } from "../spine/angle.ts";
import { spine } from "../spine/spine.ts";

const FACTS = `Hand in facts with their lines, not conclusions: what calls what, what holds which value, what is swallowed where. A fact
that speaks against the obvious explanation is worth most.`;

const ANGLES: readonly Angle[] = [
  {
    id: "error-path",
    persona: "evidence-based-investigator",
    label: "Error path",
    minBand: "small",
    required: true,
    look: `Begin where the symptom shows, and go backwards: who raised it, who called that, under which condition. Stop where the
first wrong thing happens. Topic \`error-path\`. ${FACTS}`,
  },
  {
    id: "data-flow",
    persona: "evidence-based-investigator",
    label: "Data flow",
    minBand: "small",
    required: true,
    look: `Begin with the value that is wrong or missing, and follow it from where it enters to where the symptom shows: who makes it,
who changes it, who assumes something about it. Topic \`data-flow\`. ${FACTS}`,
  },
  {
    id: "recent-changes",
    persona: "evidence-based-investigator",
    label: "Recent changes",
    minBand: "medium",
    required: true,
    look: `Ask when it began. Look at what changed lately in the files that the symptom passes through, and in their configuration and
dependencies. Topic \`history\`. ${FACTS}`,
  },
  {
    id: "concurrency-analyst",
    persona: "concurrency-analyst",
    label: "Concurrency",
    minBand: "small",
    when: "concurrency",
    look: `Could two things at once explain the symptom? Show both contexts and what they share, or say that they share nothing.`,
  },
  {
    id: "behavioral-analyst",
    persona: "behavioral-analyst",
    label: "State and errors",
    minBand: "small",
    when: "behavior",
    look: `Walk the flow in which the symptom shows, once as it is meant and once as it is reported: where do the two part?`,
  },
  {
    id: "data-engineer",
    persona: "data-engineer",
    label: "Stored data",
    minBand: "small",
    when: "data",
    look: `Could what is stored explain the symptom: an old shape, a half-done write, a query that sees other rows than one thinks?`,
  },
];

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "problem",
    title: "Problem",
    about:
      "Symptom, what was expected, under which conditions it shows, and whom it hits. Only what was reported or seen.",
  },
  {
    id: "root-cause",
    title: "Root cause",
    about:
      "The first wrong thing, and how it leads to the symptom, link by link, each link with its finding. If several causes remain, each with what would tell them apart; if none is shown, say so.",
    topics: ["error-path", "data-flow", "history", "concurrency", "error-handling"],
  },
  {
    id: "standards",
    title: "Standards that apply",
    about: "What the project's own documents and neighbouring code demand of a fix here.",
    optional: true,
    topics: ["docs"],
  },
  {
    id: "fix",
    title: "Planned fix",
    about:
      "What to change, file by file, and the test that fails before and passes after. The smallest change that removes the cause.",
    items: {
      prefix: "F-",
      noun: "change",
      fields: { file: "its path", change: "what is different afterwards", test: "what shows it" },
      max: 12,
    },
  },
  {
    id: "in-short",
    title: "In short",
    about: "Three lines, one sentence each: cause, fix, and what remains unsure.",
  },
];

/** `investigate`: why something fails, and which fix removes the cause. */
export const investigate = spine({
  name: "investigate",
  title: "Investigation",
  tab: "Analysis",
  answers: "Why does this fail, and what removes the cause?",
  description:
    "Investigators trace a symptom backwards from several sides; a cause counts when each link has its lines, and a validator, always, tries to bring down cause and fix. Describe the symptom in the focus.",
  posture: "produce",
  about: "project",
  inputs: [
    {
      name: "issue",
      title: "Report of the problem",
      help: "The text of an issue, a log or a stack trace: a path in the project, or the text itself.",
      type: "document",
    },
  ],
  needsWords: true,
  withoutFocus:
    "No symptom was given. Look for the place in scope that most probably fails in use, and investigate that.",
  angles: ANGLES,
  caps: { small: 1, medium: 2, large: 3 },
  synthesizer: {
    persona: "evidence-based-investigator",
    label: "Find the root cause",
    look: `Now, and only now, conclude: from the facts of all investigators find the cause that explains every one of them, and plan the
fix. Name the facts that do not fit. A cause that only fits most of the facts is a hypothesis, and you call it that.`,
  },
  document: DOCUMENT,
  validators: [
    {
      persona: "adversarial-validator",
      label: "Try to refute the cause",
      minBand: "small",
      evenFast: true,
      look: "Above all: another cause that explains the same facts, and a fact that the cause does not explain.",
    },
    {
      id: "fix",
      persona: "adversarial-validator",
      label: "Try to break the fix",
      minBand: "large",
      look: "Look at the planned fix: does the symptom still occur on another path, and what else does the change break? Judge the findings that the fix rests on.",
    },
  ],
  rework: true,
  sections: [
    "sources-given",
    "document:problem",
    "document:root-cause",
    "document:standards",
    "document:fix",
    "open-items",
    "evidence",
    "document:in-short",
  ],
});
