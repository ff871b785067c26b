import type { DocumentSection } from "../report/document-section.ts";
import type { Angle } from "../spine/angle.ts";
import { spine } from "../spine/spine.ts";

const FACTS = `Each fact is a finding of severity \`info\` with the lines of the file that shows it. Only what a file says: a command counts
when it is written down as one, a tool when a manifest or a configuration names it.`;

const ANGLES: readonly Angle[] = [
  {
    id: "stack",
    persona: "project-scanner",
    label: "Stack and tools",
    minBand: "small",
    required: true,
    look: `Languages, frameworks, run-time versions, package managers, the dependencies that decide how the code is written. Topic
\`stack\`. ${FACTS}`,
  },
  {
    id: "commands",
    persona: "project-scanner",
    label: "Commands and tests",
    minBand: "small",
    required: true,
    look: `How it is installed, built, started, tested, checked and released: the exact commands, and where each is defined. Which
tests there are and what runs them. Topic \`commands\`. ${FACTS}`,
  },
  {
    id: "infrastructure",
    persona: "project-scanner",
    label: "Documents and infrastructure",
    minBand: "small",
    required: true,
    look: `Documents and what each is for (topic \`docs\`); pipelines, images, deployment, configuration and the environment variables
that are read (topic \`infrastructure\`). Where a document and a file disagree, that is a finding of topic \`contradiction\`.
${FACTS}`,
  },
  {
    id: "entry-points",
    persona: "codebase-explorer",
    label: "Entry points",
    minBand: "medium",
    required: true,
    look: `Where execution begins: programs, servers, routes, jobs, exported modules; and from each the first three steps inwards.`,
  },
  {
    id: "each-project",
    persona: "project-scanner",
    label: "Project by project",
    minBand: "large",
    required: true,
    each: { step: "fold.survey", path: "findings", key: "id", cap: 12 },
    look: `The finding below names one project of this repository. Look at that one only: its stack, commands, tests, configuration,
and what it needs from the others. ${FACTS}`,
  },
];

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "repository",
    title: "Repository",
    about: "What it is, which projects it holds and where, who depends on whom.",
    topics: ["boundaries", "entry-point", "core"],
  },
  {
    id: "stack",
    title: "Frameworks and tools",
    about:
      "For each project: languages, frameworks, tools, with versions where a file states them.",
    topics: ["stack"],
  },
  {
    id: "commands",
    title: "Commands and tests",
    about: "A table: what for, the exact command, where it is defined. Then which tests there are.",
    topics: ["commands", "test", "tests"],
  },
  {
    id: "configuration",
    title: "Configuration and infrastructure",
    about: "Settings, environment variables, pipelines, images, deployment.",
    topics: ["infrastructure", "config"],
    optional: true,
  },
  {
    id: "documentation",
    title: "Documentation",
    about: "Which documents there are and what each is for.",
    topics: ["docs"],
    optional: true,
  },
  {
    id: "contradictions",
    title: "Contradictions",
    about: "Where documents and files disagree, with both sides.",
    topics: ["contradiction"],
    optional: true,
  },
];

/** `project-discovery`: what is in a repository, and how it is built, run and tested. */
export const projectDiscovery = spine({
  name: "project-discovery",
  title: "Project discovery",
  tab: "Discovery",
  answers: "What is this project made of, and how is it built, run and tested?",
  description:
    "Scanners read manifests, configuration and documents side by side and write down only what a file shows. Good to begin with in a repository that you do not know, and as context for agents.",
  posture: "produce",
  about: "project",
  withoutFocus: "No focus was given: describe the whole repository.",
  survey: [
    {
      id: "boundaries",
      persona: "project-scanner",
      label: "Where projects begin and end",
      minBand: "small",
      required: true,
      look: `Find the projects of this repository: each directory with a manifest of its own, and which of them are members of one
workspace. One finding for each, topic \`boundaries\`, citing the manifest. A repository that is one project is one finding.`,
    },
  ],
  angles: ANGLES,
  caps: { small: 1, medium: 1, large: 1 },
  synthesizer: {
    persona: "project-scanner",
    label: "Write it down",
    look: `Reconcile what the scanners found into one description. Where two disagree, open the file and settle it; where a document and
a file disagree, list both sides. Spot-check two or three paths yourself. A section without a fact stays empty.`,
  },
  document: DOCUMENT,
  reviewers: [
    {
      id: "content-auditor",
      persona: "content-auditor",
      label: "Nothing true is lost",
      minBand: "small",
      when: "docs",
      look: `The project has documents of its own. Whatever true fact about stack, commands or layout stands there and is missing in the
draft is a finding.`,
    },
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "Follow it cold",
      minBand: "large",
      required: true,
      look: `Follow the draft as somebody on the first day: which command would you type, where would you look? Report every step at which
you would have to ask.`,
    },
  ],
  validators: [{ persona: "adversarial-validator", label: "Try to refute it", minBand: "large" }],
  sections: [
    ...DOCUMENT.map(({ id }) => `document:${id}` as const),
    "open-items",
    "reviews",
    "evidence",
  ],
});
