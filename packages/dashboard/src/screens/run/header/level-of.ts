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

/** How agents are held, in words. */
interface Level {
  readonly level: string;
  readonly words: string;
  readonly title: string;
}

const WRITING: Level = {
  level: "enforced",
  words: "enforced: writes in its clone only",
  title:
    "A sandbox lets its agents write in a clone of the project that is the run’s own, and nowhere else.",
};

/** The weakest level under which agents of these steps work or worked; undefined before one has begun. */
export function levelOf(steps: readonly StepObject[]): Level | undefined {
  const seen = new Set(steps.flatMap(({ attempts }) => attempts.map(({ level }) => level)));
  const weakest = LEVELS.find(({ level }) => seen.has(level));
  if (!weakest || !steps.some(({ writes }) => writes === true)) return weakest;
  // Who writes is held by the system alone; who only reads may be held by less.
  return { ...WRITING, title: `${WRITING.title} Who only reads is ${weakest.words}.` };
}
