import type { DocumentSection } from "../report/document-section.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "order",
    title: "Order and why",
    about: "Why the behaviours come in this order, in a few sentences.",
  },
  {
    id: "behaviours",
    title: "Behaviours, one at a time",
    about:
      "Each begins with a test that fails for the right reason, then the least code that passes it, then what to tidy.",
    items: {
      prefix: "B-",
      noun: "behaviour",
      fields: {
        test: "its name, as a sentence",
        seam: "where it takes hold",
        "fails with": "what is seen before there is code",
        "simplest pass": "the least that makes it pass",
        refactor: "what to look at once it passes, or none",
        stop: "when to stop here",
      },
      max: 15,
    },
    topics: ["missing-tests", "edge-case", "tests"],
  },
  {
    id: "setup",
    title: "What is needed first",
    about: "Fixtures, seams and commands that the tests need, with where they are.",
    topics: ["commands", "test"],
    optional: true,
  },
];

/** `tdd`: in which order to build something test first. */
export const tdd = spine({
  name: "tdd",
  title: "Test-first plan",
  tab: "Planning",
  answers: "Which test comes first, which next, and what makes each pass?",
  description:
    "An ordered list of behaviours, each with the test that fails first and the simplest code that passes it. Reads only: you, or an agent that may write, carry it out.",
  posture: "produce",
  about: "project",
  inputs: [
    {
      name: "request",
      title: "What is to be built",
      help: "A specification or a wish: a path in the project, or text. Without it the focus is taken.",
      type: "document",
      required: true,
      fromFocus: "words",
    },
  ],
  withoutFocus: "Plan what the request asks for, test first.",
  angles: [
    {
      id: "test-engineer",
      persona: "test-engineer",
      label: "Seams and behaviours",
      minBand: "small",
      required: true,
      look: "List the behaviours that the request asks for, as what is observed at a public seam, and the tests that are there already.",
    },
    {
      id: "edge-case-explorer",
      persona: "edge-case-explorer",
      label: "Edge cases",
      minBand: "medium",
      required: true,
      look: "Which inputs and states really arrive at these behaviours and need a test of their own?",
    },
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "Plain questions",
      minBand: "large",
      required: true,
      look: "Which of the behaviours could mean two things? Which does nobody need?",
    },
    {
      id: "structural-analyst",
      persona: "structural-analyst",
      label: "Seams that are missing",
      minBand: "large",
      required: true,
      look: "Where does the present shape keep a test from taking hold, and what is the smallest change that lets it?",
    },
  ],
  caps: { small: 0, medium: 0, large: 0 },
  synthesizer: {
    persona: "test-engineer",
    label: "Put the tests in order",
    look: `Order the behaviours so that each needs only those before it, and the first shows something end to end. One behaviour a test. The
step of tidying is never left out, even if it says none.`,
  },
  document: DOCUMENT,
  validators: [
    {
      persona: "adversarial-validator",
      label: "Try to break the order",
      minBand: "large",
      look: "Above all: a test that would pass before there is code, and one that needs what comes later.",
    },
  ],
  sections: [...DOCUMENT.map(({ id }) => `document:${id}` as const), "open-items", "evidence"],
});
