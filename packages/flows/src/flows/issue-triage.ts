import type { DocumentSection } from "../report/document-section.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "classification",
    title: "Classification",
    about:
      "What kind of issue it is. Leave severity and reproducibility out where the type makes them meaningless.",
    items: {
      prefix: "T-",
      noun: "classification of the whole issue, its title a one-line summary of the issue",
      fields: {
        type: "Bug, Feature Request, Performance, Security, Regression, Question or Other",
        severity: "Critical, High, Medium, Low or Unknown",
        reproducibility: "Always, Intermittent, Rare or Unknown",
        next: "investigate, research, plan-a-feature, plan-implementation, answer directly, or clarify with the reporter",
      },
      max: 1,
    },
  },
  {
    id: "reported",
    title: "Reported",
    about: "What the reporter says happens, in short; nothing that they did not say.",
  },
  {
    id: "expected",
    title: "Expected",
    about: "What they expected instead; if they do not say, say that.",
    optional: true,
  },
  {
    id: "missing",
    title: "Missing information",
    about:
      "What one would have to know to act, each with why it matters; questions that could be sent as they stand.",
    topics: ["missing"],
  },
  {
    id: "areas",
    title: "Suspected areas",
    about:
      "Where in the code it may be, only if the report itself points there. Each with its finding.",
    topics: ["entry-point", "core", "error-path", "area"],
    optional: true,
  },
  { id: "next", title: "Recommended next step", about: "What to do now, by whom, and why." },
];

/** `issue-triage`: what kind of issue something is, what is missing, and what to do next. */
export const issueTriage = spine({
  name: "issue-triage",
  title: "Issue triage",
  tab: "Discovery",
  answers: "What kind of issue is this, what is missing, and what comes next?",
  description:
    "Reads a reported issue against the code: its type, what the reporter left out, where it may be, and which step to take. Finds no cause: that is what investigate is for.",
  posture: "produce",
  about: "material",
  inputs: [
    {
      name: "issue",
      title: "Issue",
      help: "The reported text, or a path to it. Without it the focus is taken as the issue.",
      type: "document",
      required: true,
      fromFocus: "words",
    },
  ],
  withoutFocus: "Triage the issue as it was given.",
  angles: [
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "What is missing",
      minBand: "small",
      required: true,
      look: `Read the report as the one who has to act on it. What do you need to know that it does not say (topic \`missing\`)? Which of its
statements could mean two things? Cite the words of the report. Never fill in what the reporter left out.`,
    },
    {
      id: "codebase-explorer",
      persona: "codebase-explorer",
      label: "Where it may be",
      minBand: "small",
      required: true,
      look: `Take the names, messages and places that the report itself mentions, and find them in the code (topic \`area\`). If it points
nowhere, say so under \`notRun\`.`,
    },
    {
      id: "evidence-based-investigator",
      persona: "evidence-based-investigator",
      label: "Does it hold",
      minBand: "medium",
      required: true,
      look: `For each statement of the report that the code can answer: does the code agree? You look for facts, not for the cause.`,
    },
  ],
  caps: { small: 0, medium: 0, large: 0 },
  second: [
    {
      id: "risk-analyst",
      persona: "risk-analyst",
      label: "What it costs to wait",
      minBand: "large",
      about: ["codebase-explorer", "evidence-based-investigator"],
      look: "Say what it costs to leave this issue where it is for a month, from what was found and from nothing else.",
    },
  ],
  synthesizer: {
    persona: "project-manager",
    label: "Triage",
    look: `Triage the issue. Decide nothing that the report and the findings do not carry: "Unknown" is a good answer. Whoever reads only
the classification must know what to do next.`,
  },
  document: DOCUMENT,
  sections: [...DOCUMENT.map(({ id }) => `document:${id}` as const), "open-items", "evidence"],
});
