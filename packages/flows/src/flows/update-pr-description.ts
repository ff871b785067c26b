import type { DocumentSection } from "../report/document-section.ts";
import { MODE_INPUT } from "../spine/input-spec.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  { id: "title", title: "Title", about: "One line of at most 70 characters, in the imperative." },
  {
    id: "summary",
    title: "What changes",
    about: "What the change does and why, as far as commits and code show it.",
    topics: ["change"],
  },
  {
    id: "behaviour",
    title: "Behaviour changes",
    about: 'What somebody observes differently afterwards; "none" if there is nothing.',
    topics: ["behaviour"],
  },
  {
    id: "first",
    title: "What to look at first",
    about: "The two or three places where a reviewer's time is best spent, and why.",
  },
  {
    id: "tested",
    title: "How it was tested",
    about:
      "Tests that the change adds or alters, with places. No claim that something was run: nobody ran it here.",
    topics: ["tests", "missing-tests", "test"],
  },
  {
    id: "files",
    title: "Files of interest",
    about: "A short table of files with what changed in each.",
    topics: ["change"],
  },
  {
    id: "template",
    title: "In the project's own template",
    about:
      "If the project has a template for pull requests: the text in its form, with only those boxes ticked that the diff proves. Else empty.",
    optional: true,
  },
];

/** `update-pr-description`: the text of a pull request, from its diff. */
export const updatePrDescription = spine({
  name: "update-pr-description",
  title: "Pull request text",
  tab: "Authoring",
  answers: "What should the description of this change say?",
  description:
    "Drafts the text of a pull request from the branch's diff, in the project's own template if it has one. It files nothing, and claims nothing that the diff does not show.",
  posture: "produce",
  about: "change",
  inputs: [MODE_INPUT],
  withoutFocus: "Describe the change as a whole.",
  angles: [
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "What it does",
      minBand: "small",
      required: true,
      look: "Say what the change does, file by file, as findings of severity `info` and topic `change`, each citing changed lines. What it does to what people observe has the topic `behaviour`.",
    },
    {
      id: "test-engineer",
      persona: "test-engineer",
      label: "How it is tested",
      minBand: "medium",
      required: true,
      look: "Which tests does the change add or alter, and what do they hold? Which changed behaviour has none?",
    },
  ],
  caps: { small: 0, medium: 0, large: 0 },
  synthesizer: {
    persona: "junior-developer",
    label: "Write the description",
    look: `Write the text that the reviewers of this change need. If the project has a template (look for one in the directories where
forges keep them), follow it as well. Tick a box only if the diff proves it.`,
  },
  document: DOCUMENT,
  reviewers: [
    {
      id: "content-auditor",
      persona: "content-auditor",
      label: "Claims against the diff",
      minBand: "large",
      required: true,
      look: "Compare every claim of the draft with the diff: what does it claim that the change does not do, and what does the change do that it does not say?",
    },
  ],
  validators: [{ persona: "adversarial-validator", label: "Try to refute it", minBand: "large" }],
  sections: [
    ...DOCUMENT.map(({ id }) => `document:${id}` as const),
    "open-items",
    "change",
    "reviews",
    "evidence",
  ],
});
