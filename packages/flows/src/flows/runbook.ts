import type { DocumentSection } from "../report/document-section.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "origin",
    title: "Origin",
    about:
      "Which alert, incident, recurring task, live failure mode or commitment this runbook is for. Without one, recommend to defer it; if the person who asked wants it regardless, write that down with their reason.",
  },
  {
    id: "symptoms",
    title: "Symptoms",
    about:
      "What one sees that leads here: messages, alerts, states, word for word where the code writes them.",
    topics: ["resilience", "error-handling"],
  },
  {
    id: "prerequisites",
    title: "Prerequisites",
    about: "Access, tools and knowledge that one needs before the first step.",
    topics: ["commands", "infrastructure", "config"],
  },
  {
    id: "quick-fix",
    title: "Quick fix",
    about: "What stops the pain within minutes, and what it costs.",
    optional: true,
  },
  {
    id: "resolve",
    title: "Resolve",
    about:
      "Steps in order, each with the exact command or action. Nothing that was not found in the project.",
    items: {
      prefix: "Step ",
      noun: "step",
      fields: {
        do: "the command or action",
        expect: "what is seen when it went well",
        "if not": "where to go on",
      },
      max: 15,
    },
  },
  { id: "verify", title: "Verify", about: "How one sees that it is over." },
  {
    id: "escalate",
    title: "Escalate",
    about: "When to wake somebody, whom, and what to tell them.",
  },
  { id: "rollback", title: "Roll back", about: "How to undo what the steps did." },
  {
    id: "links",
    title: "Live links",
    about: "Dashboards, logs and documents that the project itself names.",
    topics: ["docs"],
    optional: true,
  },
  { id: "history", title: "Change history", about: "First version, with what it was made from." },
];

/** `runbook`: what to do when something is on fire. */
export const runbook = spine({
  name: "runbook",
  title: "Runbook",
  tab: "Authoring",
  answers: "What does somebody do, step by step, when this happens?",
  description:
    "Writes an operational procedure from what the code and its configuration show: symptoms, steps with what to expect, roll back. For an alert that never fired it recommends to defer.",
  posture: "produce",
  about: "project",
  inputs: [
    {
      name: "incident",
      title: "What happened",
      help: "An incident, an alert or a task that comes again: a path in the project, or text.",
      type: "document",
    },
  ],
  withoutFocus:
    "Nothing was named. Find the failure that this project most visibly handles by hand.",
  angles: [
    {
      id: "codebase-explorer",
      persona: "codebase-explorer",
      label: "What there is to act on",
      minBand: "small",
      required: true,
      look: "Find what an operator has in hand: commands, scripts, switches, health checks, logs, settings; each with its place and its exact words.",
    },
    {
      id: "on-call-engineer",
      persona: "on-call-engineer",
      label: "How it fails",
      minBand: "small",
      required: true,
      look: "Find how the thing fails: what raises the symptom, what makes it worse, what recovers by itself, what is lost.",
    },
    {
      id: "devops-engineer",
      persona: "devops-engineer",
      label: "How it runs",
      minBand: "medium",
      required: true,
      look: "Find how it is deployed, started, scaled and rolled back, and what can be observed from outside.",
    },
  ],
  caps: { small: 0, medium: 0, large: 0 },
  synthesizer: {
    persona: "on-call-engineer",
    label: "Write the runbook",
    look: `Here you write: for somebody who is tired, has never seen this, and has a terminal. One action a step, then what to expect. A
command that nobody found in the project is not invented: it is an open item.`,
  },
  document: DOCUMENT,
  reviewers: [
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "Follow it cold",
      minBand: "large",
      required: true,
      look: "Follow the steps as they stand, at night, without asking anybody. Report each one at which you would stop.",
    },
  ],
  validators: [
    {
      persona: "adversarial-validator",
      label: "Try to break it",
      minBand: "large",
      look: "Above all: a step that makes it worse when it is done twice or in the wrong state.",
    },
  ],
  sections: [
    ...DOCUMENT.map(({ id }) => `document:${id}` as const),
    "open-items",
    "reviews",
    "evidence",
  ],
});
