import type { Angle } from "../spine/angle.ts";

/** Who may look in an architectural analysis, in the order in which equal signals are preferred. */
export const ANALYSIS_ANGLES: readonly Angle[] = [
  {
    id: "structural-analyst",
    persona: "structural-analyst",
    label: "Structure",
    minBand: "small",
    required: true,
    look: `Describe the shape of the area: its modules, the direction of their dependencies, and where the shape works against the
people who change it. Look for cycles, for files that everything goes through, and for borders that are crossed.`,
  },
  {
    id: "behavioral-analyst",
    persona: "behavioral-analyst",
    label: "Behaviour",
    minBand: "small",
    required: true,
    look: `Pick the two or three flows that the area exists for and walk them from the outer edge to their end, once with good input
and once with a failure in the middle. Report where value, error or state does not go where the names say.`,
  },
  {
    id: "concurrency-analyst",
    persona: "concurrency-analyst",
    label: "Concurrency",
    minBand: "small",
    when: "concurrency",
    look: `Decide first whether two things can happen at once in this area. If so, list what they share, and look at each shared
thing for a bad order of events.`,
  },
  {
    id: "adversarial-security-analyst",
    persona: "adversarial-security-analyst",
    label: "Security",
    minBand: "medium",
    when: "security",
    look: `Take the position of someone outside who can reach this area's inputs, its files or its dependencies. Work through your
four sweeps inside the scope.`,
  },
  {
    id: "data-engineer",
    persona: "data-engineer",
    label: "Data",
    minBand: "medium",
    when: "data",
    look: `Look at what this area stores and how: the shape, who relies on it, what a migration or a crash in the middle of a write
leaves behind.`,
  },
  {
    id: "devops-engineer",
    persona: "devops-engineer",
    label: "Operations",
    minBand: "medium",
    when: "devops",
    look: `Follow the area from a commit to a running process: build, pipeline, image, configuration, start, stop, and what an
operator can see.`,
  },
  {
    id: "on-call-engineer",
    persona: "on-call-engineer",
    label: "Resilience",
    minBand: "medium",
    when: "on-call",
    look: `For each thing outside the process that this area talks to, ask what happens when it is slow, gone, or answers twice.`,
  },
  {
    id: "codebase-explorer",
    persona: "codebase-explorer",
    label: "Map of the area",
    minBand: "large",
    when: "unfamiliar",
    look: `The area is too large to be taken in at one look. Draw the map that the report's readers need: entry points, core logic,
data model, configuration, tests, documents.`,
  },
];
