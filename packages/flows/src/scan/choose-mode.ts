import type { ReviewMode } from "../io/diff.ts";

/** What decides about the mode of a review. */
export interface ModeFacts {
  /** What the person asked for, if anything. */
  readonly asked?: ReviewMode | undefined;
  /** Whether the focus names files or directories of the project. */
  readonly named: boolean;
  /** How many commits HEAD has that the default branch has not; 0 on the default branch itself. */
  readonly ahead: number;
  /** How many files differ from HEAD, untracked files included; 0 for a plain folder. */
  readonly dirty: number;
}

/**
 * Chooses what a review looks at: what was asked for, else named files, else the branch, else
 * uncommitted work, else (mode C without names) everything.
 */
export function chooseMode(facts: ModeFacts): { mode: ReviewMode; why: string } {
  if (facts.asked) return { mode: facts.asked, why: `mode ${facts.asked} was asked for` };
  if (facts.named) return { mode: "C", why: "the focus names files" };
  if (facts.ahead > 0) {
    return { mode: "A", why: `the branch has ${count(facts.ahead, "commit")} of its own` };
  }
  if (facts.dirty > 0) {
    const verb = facts.dirty === 1 ? "has" : "have";
    return { mode: "B", why: `${count(facts.dirty, "file")} ${verb} uncommitted changes` };
  }
  return { mode: "C", why: "there is no change to review, so the whole tree is looked at" };
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
