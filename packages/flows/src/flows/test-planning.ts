import type { DocumentSection } from "../report/document-section.ts";
import { spine } from "../spine/spine.ts";

const DOCUMENT: readonly DocumentSection[] = [
  {
    id: "themes",
    title: "What needs testing and why",
    about: "Two to four themes, each with what could go wrong unseen today.",
    topics: ["tests"],
  },
  {
    id: "plan",
    title: "Test plan",
    about:
      "Tests of behaviour at public seams, the most valuable first. A test behind a private seam is rewritten to a public one or dropped. Numbered with three digits.",
    items: {
      prefix: "TP-",
      noun: "test, its body what it covers and what it would catch",
      fields: {
        priority: "CRIT, HIGH, MED or LOW",
        seam: "where it takes hold: function, route, command",
        given: "the state it begins with",
        expect: "what is observed",
        origin: "id of the finding it comes from",
      },
      max: 40,
    },
    topics: ["missing-tests", "edge-case"],
  },
  {
    id: "dropped",
    title: "Dropped edge cases",
    about: "Cases that cannot arrive, with why.",
    optional: true,
  },
  {
    id: "reference",
    title: "Technical reference",
    about: "How tests are run here, which kinds exist, counts, and what was in scope.",
    topics: ["commands", "test"],
  },
];

/** `test-planning`: which tests are worth writing. */
export const testPlanning = spine({
  name: "test-planning",
  title: "Test plan",
  tab: "Planning",
  answers: "Which tests are worth writing here, and in which order?",
  description:
    "Finds behaviour that no test holds and inputs that really arrive, and orders them by what they would catch. Writes no tests: for the first failing ones take tdd.",
  posture: "produce",
  about: "focus",
  withoutFocus: "No focus was given: plan tests for what would hurt most if it broke unseen.",
  angles: [
    {
      id: "test-engineer",
      persona: "test-engineer",
      label: "Behaviour without a test",
      minBand: "small",
      required: true,
      look: `Go through the public seams in scope. For each behaviour: which test holds it? Report what nothing holds, and tests that would pass although it is broken.`,
    },
    {
      id: "edge-case-explorer",
      persona: "edge-case-explorer",
      label: "Inputs that arrive",
      minBand: "small",
      required: true,
      look: `Follow the inputs of the scope to where they come from. Report values and states that really arrive and that nobody handles or tests.`,
    },
    {
      id: "concurrency-analyst",
      persona: "concurrency-analyst",
      label: "Orders of events",
      minBand: "medium",
      when: "concurrency",
      look: "Which orders of events should a test force, and how could it do so without waiting?",
    },
    {
      id: "adversarial-security-analyst",
      persona: "adversarial-security-analyst",
      label: "Attacks to hold against",
      minBand: "medium",
      when: "security",
      look: "Which attack that this code means to stop has no test that tries it?",
    },
    {
      id: "behavioral-analyst",
      persona: "behavioral-analyst",
      label: "Flows",
      minBand: "large",
      required: true,
      look: "Walk the flows of the scope, with a failure in the middle of each: which of them would no test notice?",
    },
    {
      id: "on-call-engineer",
      persona: "on-call-engineer",
      label: "Failures from outside",
      minBand: "large",
      when: "on-call",
      look: "Which failure of something outside is handled here and tried by no test?",
    },
  ],
  caps: { small: 0, medium: 2, large: 3 },
  synthesizer: {
    persona: "test-engineer",
    label: "Plan the tests",
    look: `Make one plan of tests from what was found: what several found is one test. At most 40; security is exempt from the cut. What no
requirement and no real input asks for goes to \`deferred\`.`,
  },
  document: DOCUMENT,
  reviewers: [
    {
      id: "information-architect",
      persona: "information-architect",
      label: "Can it be worked through",
      minBand: "medium",
      required: true,
      look: "Could somebody work through this plan from the top? Look at order, names, grouping and references.",
    },
    {
      id: "junior-developer",
      persona: "junior-developer",
      label: "Could I write it",
      minBand: "medium",
      required: true,
      look: "For each test: could you write it from what stands here? Report what you would have to ask.",
    },
  ],
  validators: [
    {
      persona: "adversarial-validator",
      label: "Try to refute the plan",
      minBand: "large",
      look: "Above all: a test that exists already, and a behaviour that is not there.",
    },
  ],
  sections: [
    ...DOCUMENT.map(({ id }) => `document:${id}` as const),
    "open-items",
    "reviews",
    "evidence",
  ],
});
