import type { DocumentSection } from "../report/document-section.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "map",
    title: "Items and drafts",
    about: "A table: item, draft, repository, what it waits for.",
  },
  {
    id: "drafts",
    title: "Issue drafts",
    about:
      "One for each item that was parsed, in its order. Its body is the issue's text as it would be filed. Blockers only among these drafts; no labels and nobody assigned unless the source says so.",
    items: {
      prefix: "I-",
      noun: "issue draft",
      fields: {
        item: "the item's own id",
        repository: "this one, unless the item names another",
        "blocked by": "ids of drafts",
        labels: "only if the source gives them",
      },
      max: 40,
    },
    topics: ["work-item"],
  },
  {
    id: "unclear",
    title: "Items that could not be drafted",
    about: "Items that say too little, each with the question to ask.",
    optional: true,
    topics: ["missing"],
  },
];

/** `work-items-to-issues`: texts that are ready to be filed. */
export const workItemsToIssues = spine({
  name: "work-items-to-issues",
  title: "Issue drafts",
  tab: "Planning",
  answers: "How do these work items read as issues?",
  description:
    "Parses a list of work items and drafts an issue for each, several at a time; files nothing. The drafts are data as well, so that they can be imported with one click.",
  posture: "produce",
  about: "material",
  inputs: [
    {
      name: "items",
      title: "Work items",
      help: "The list: a path in the project, or its text. The focus may name it.",
      type: "document",
      required: true,
      fromFocus: "document",
    },
  ],
  withoutFocus: "Draft an issue for every item.",
  prepare: { id: "parse", label: "Parse the items", run: "parse-items@1" },
  angles: [
    {
      id: "project-manager",
      persona: "project-manager",
      label: "Draft",
      minBand: "small",
      required: true,
      each: { step: "parse", path: "items", key: "key", cap: 40 },
      look: `Find out what an issue for this item has to say: read the code that it names. Hand in one finding of topic \`work-item\` whose claim
is the issue's title and whose why is its text: what, why, where, how one sees that it is done. Cite the item's words.
What it does not say and you would have to invent is a finding of topic \`missing\`.`,
    },
  ],
  caps: { small: 0, medium: 0, large: 0 },
  synthesizer: {
    persona: "project-manager",
    label: "Put the drafts together",
    look: "Make one draft of each item from what was found for it. Keep the order of the source. Whoever picks up a draft must not need the source.",
  },
  document: DOCUMENT,
  reviewers: [
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "Is it clear",
      minBand: "medium",
      required: true,
      look: "For each draft: could you begin without asking? Name what is missing.",
    },
  ],
  validators: [],
  sections: [
    ...DOCUMENT.map(({ id }) => `document:${id}` as const),
    "drafts-json",
    "open-items",
    "reviews",
    "evidence",
  ],
});
