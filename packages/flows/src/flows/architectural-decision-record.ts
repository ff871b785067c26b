import type { DocumentSection } from "../report/document-section.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "status",
    title: "Status",
    about:
      'Proposed, accepted or updated, with the date if it is known; or the words "Deferred" with what would force a decision.',
  },
  {
    id: "context",
    title: "Context",
    about:
      "The forces as they are today, each with its finding. What forces a decision now stands first.",
    topics: ["core", "structure", "coupling", "cycles", "stack"],
  },
  {
    id: "drivers",
    title: "Decision drivers",
    about: "What an option is measured by, the weightiest first.",
  },
  {
    id: "options",
    title: "Options",
    about: "At least two, the present approach among them, each as its advocate would put it.",
    items: {
      prefix: "Option ",
      noun: "option",
      fields: {
        "for it": "what speaks for it",
        "against it": "what speaks against it",
        "costs now": "what has to change",
      },
      max: 6,
    },
  },
  {
    id: "decision",
    title: "Decision",
    about:
      "What is decided, in one sentence, and why against the drivers. If nothing forces one, recommend to defer.",
  },
  {
    id: "consequences",
    title: "Consequences",
    about: "What becomes easier, what harder, and what to watch that would reopen it.",
  },
  {
    id: "notes",
    title: "Notes",
    about: "What a later reader needs to judge it: places, related records.",
    optional: true,
    topics: ["docs"],
  },
];

/** `architectural-decision-record`: a decision, written down with what forces it. */
export const architecturalDecisionRecord = spine({
  name: "architectural-decision-record",
  title: "Decision record",
  tab: "Authoring",
  answers: "What do we decide here, why, and what follows from it?",
  description:
    "Writes a decision record from the present code: context, options, decision, consequences. Without something that forces a decision it recommends to defer one.",
  posture: "produce",
  about: "project",
  inputs: [
    {
      name: "mode",
      title: "Kind",
      help: "new: a proposal. convert: a decision that the code has taken already. update: an existing record.",
      type: "choice",
      choices: ["new", "convert", "update"],
    },
    {
      name: "record",
      title: "Existing record",
      help: "For convert and update: the text to go on from.",
      type: "document",
    },
  ],
  withoutFocus:
    "No decision was named. Find the one that the code most needs written down, and say why that one.",
  angles: [
    {
      id: "codebase-explorer",
      persona: "codebase-explorer",
      label: "What is there",
      minBand: "small",
      required: true,
      look: "Find what the decision is about in the code as it is: what is used where, what depends on it, what earlier records say.",
    },
    {
      id: "software-architect",
      persona: "software-architect",
      label: "What forces it",
      minBand: "small",
      required: true,
      look: "Find the forces: what in the present code breaks, costs or blocks without a decision? Hand in each as a finding, and options only as far as the code shows them.",
    },
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "Plain questions",
      minBand: "medium",
      required: true,
      look: "What does the question take for granted? Which option is missing? Is a decision needed now at all?",
    },
    {
      id: "second-look",
      persona: "codebase-explorer",
      label: "Where it would hurt",
      minBand: "large",
      required: true,
      look: "Find the places that would have to change under each option, and how many there are.",
    },
  ],
  caps: { small: 0, medium: 0, large: 0 },
  second: [
    {
      id: "risk-analyst",
      persona: "risk-analyst",
      label: "Risk of not deciding",
      minBand: "medium",
      about: ["codebase-explorer", "software-architect"],
      look: "What does it cost to decide nothing now? Be as ready to say that it costs nothing.",
    },
    {
      id: "system-architect",
      persona: "system-architect",
      label: "Across units",
      minBand: "large",
      when: "seam",
      about: ["codebase-explorer", "software-architect"],
      look: "Whom beyond this codebase does the decision bind?",
    },
  ],
  synthesizer: {
    persona: "project-manager",
    label: "Write the record",
    look: `Write the record{% if input.mode == "convert" %} of a decision that has been taken: it is accepted, and you find out why from the code{% elsif input.mode == "update" %}: bring the existing one up to date and say what changed{% endif %}.
If no finding shows what forces a decision now, the record recommends to defer it and names what would force it.`,
  },
  document: DOCUMENT,
  validators: [
    {
      persona: "adversarial-validator",
      label: "Try to refute it",
      minBand: "large",
      look: "Above all: an option that was not put fairly, and a consequence that was left out.",
    },
  ],
  sections: [...DOCUMENT.map(({ id }) => `document:${id}` as const), "open-items", "evidence"],
});
