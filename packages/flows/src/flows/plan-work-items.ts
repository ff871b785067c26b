import type { DocumentSection } from "../report/document-section.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "overview",
    title: "Overview",
    about:
      "What the items add up to, with a reference to the plan, and in which order to take them.",
  },
  {
    id: "items",
    title: "Work items",
    about:
      "Items that one person or agent can take and finish. No items about meetings, documents of process or estimates. What an item needs and is not there is said in it.",
    items: {
      prefix: "W-",
      noun: "work item, its body a numbered description",
      fields: {
        kind: "HITL (needs a person) or AFK (can be done without one)",
        "plan reference": "the part of the plan it comes from",
        "design and contracts": "what it must fit, with places",
        tests: "what shows that it works",
        acceptance: "what somebody else checks",
        missing: "what must be there first and is not",
      },
      max: 30,
    },
    topics: ["work-item", "missing-tests", "stale-todo"],
  },
];

/** `plan-work-items`: work that can be taken item by item. */
export const planWorkItems = spine({
  name: "plan-work-items",
  title: "Work items",
  tab: "Planning",
  answers: "Which items of work does this plan come down to?",
  description:
    "Cuts a plan into items that one person or agent can take, with tests, acceptance and order. To turn them into issue drafts, take work-items-to-issues.",
  posture: "produce",
  about: "material",
  inputs: [
    {
      name: "plan",
      title: "Plan",
      help: "The plan to cut: a path in the project, or its text. The focus may name it.",
      type: "document",
      required: true,
      fromFocus: "document",
    },
  ],
  withoutFocus: "Cut the whole plan into items.",
  angles: [
    {
      id: "project-manager",
      persona: "project-manager",
      label: "What there is to do",
      minBand: "small",
      required: true,
      look: `Go through the plan and list what has to be done, one finding each of topic \`work-item\`, citing the plan's words, and what it depends on.`,
    },
    {
      id: "codebase-explorer",
      persona: "codebase-explorer",
      label: "Where it is to be done",
      minBand: "medium",
      required: true,
      look: `Find for each part of the plan the files and contracts that the work touches, and who else depends on them.`,
    },
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "Could I take it",
      minBand: "medium",
      required: true,
      look: `For each part of the plan: could you begin without asking? What is missing (topic \`missing\`)?`,
    },
    {
      id: "test-engineer",
      persona: "test-engineer",
      label: "Acceptance",
      minBand: "large",
      required: true,
      look: `For each part of the plan: what would show from outside that it is done, and at which seam?`,
    },
  ],
  caps: { small: 0, medium: 0, large: 0 },
  synthesizer: {
    persona: "project-manager",
    label: "Cut the items",
    look: `Cut the plan into work items. An item that cannot be finished by itself is cut wrong. Dependencies only between items of this
list. An item whose prerequisite is missing says so; the others go on.`,
  },
  document: DOCUMENT,
  validators: [
    {
      persona: "adversarial-validator",
      label: "Try to break the cut",
      minBand: "large",
      look: "Above all: an item that needs another which does not come first, and a part of the plan that no item serves.",
    },
  ],
  sections: [...DOCUMENT.map(({ id }) => `document:${id}` as const), "open-items", "evidence"],
});
