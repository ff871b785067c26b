import type { StepObject } from "@wheelhouse/core";

/** How writing is prevented, the weakest first. */
const LEVELS = [
  {
    level: "agent-enforced",
    words: "agent-enforced: its own plan mode",
    title: "The agent's own mode refuses to write; nothing around it does.",
  },
  {
    level: "confined",
    words: "confined: cannot write",
    title: "Its process may read the snapshot and nothing else, and has no tool that writes.",
  },
  {
    level: "enforced",
    words: "enforced: cannot write",
    title: "A sandbox shows it everything as read-only, and writing was tried and refused.",
  },
] as const;

/** The weakest level under which agents of these steps work or worked; undefined before one has begun. */
export function levelOf(steps: readonly StepObject[]): (typeof LEVELS)[number] | undefined {
  const seen = new Set(steps.flatMap(({ attempts }) => attempts.map(({ level }) => level)));
  return LEVELS.find(({ level }) => seen.has(level));
}
