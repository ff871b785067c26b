import type { Angle } from "../spine/angle.ts";

/** Named or uncommitted files are looked at with more restraint than a finished branch. */
const RESTRAINT = `{% if outputs.diff.mode == "A" %}{% else %}This is not a finished branch, so be conservative: raise no YAGNI candidate unless the focus asks for it.{% endif %}`;

/** Who may look in a code review, in the order in which equal signals are preferred. */
export const REVIEW_ANGLES: readonly Angle[] = [
  {
    id: "junior-developer",
    persona: "junior-developer",
    label: "Checklist and plain questions",
    minBand: "small",
    required: true,
    look: `You carry the checklist of this review. Go through it for every file of yours:
1. Does the change do what its commits, names and comments say, all of it, and nothing else?
2. Can each condition, loop and early return be explained? Is there a case that nobody handles?
3. Are errors passed on with their cause? Is anything left open on an error path?
4. Are names, types and messages true? Would a reader be misled?
5. Is something written twice that will have to change twice?
6. Does it keep to what the project's own documents demand (contributing guide, style guide, decision records)?
7. Are there documents, comments or examples that the change makes untrue?
8. Is anything left behind: debugging output, dead code, stale notes?
9. The named YAGNI flags.
${RESTRAINT}`,
  },
  {
    id: "adversarial-security-analyst",
    persona: "adversarial-security-analyst",
    label: "Security",
    minBand: "small",
    required: true,
    look: `Ask what an attacker gains through what is in scope. Each finding is an exploit with steps; what only lacks hardening goes
to \`deferred\`. Say which of the four sweeps were clean.`,
  },
  {
    id: "test-engineer",
    persona: "test-engineer",
    label: "Tests",
    minBand: "small",
    domain: "logic",
    look: `For each behaviour in scope that is new or different, find the test that holds it. Report behaviour without one, and
tests that would pass although it is broken.`,
  },
  {
    id: "structural-analyst",
    persona: "structural-analyst",
    label: "Structure",
    minBand: "small",
    domain: "shape",
    look: `Look at what the files in scope do to the shape of the project: new modules, new imports, new directions, cycles, and
whether the new part sits where a reader would look for it.`,
  },
  {
    id: "edge-case-explorer",
    persona: "edge-case-explorer",
    label: "Edge cases",
    minBand: "small",
    when: "inputs",
    domain: "signal",
    look: `Find where values from outside enter the files in scope, and follow them with the inputs that really arrive there.`,
  },
  {
    id: "behavioral-analyst",
    persona: "behavioral-analyst",
    label: "Behaviour",
    minBand: "small",
    when: "behavior",
    domain: "signal",
    look: `Walk each flow that the files in scope take part in, across their borders: what changes for the callers, where errors end,
what state is left behind.`,
  },
  {
    id: "concurrency-analyst",
    persona: "concurrency-analyst",
    label: "Concurrency",
    minBand: "small",
    when: "concurrency",
    domain: "signal",
    look: `Decide whether the files in scope share anything between two contexts. If so, look for a bad order of events.`,
  },
  {
    id: "data-engineer",
    persona: "data-engineer",
    label: "Data",
    minBand: "small",
    when: "data",
    domain: "signal",
    look: `Look at what the files in scope do to stored data, at its migrations, and at those who read it.`,
  },
  {
    id: "devops-engineer",
    persona: "devops-engineer",
    label: "Operations",
    minBand: "small",
    when: "devops",
    domain: "signal",
    look: `Look at what the files in scope do to build, pipeline, image, configuration and rollout.`,
  },
  {
    id: "on-call-engineer",
    persona: "on-call-engineer",
    label: "Resilience",
    minBand: "small",
    when: "on-call",
    domain: "signal",
    look: `For each outgoing call, queue and error path in the files in scope, ask what happens at three in the morning.`,
  },
];
