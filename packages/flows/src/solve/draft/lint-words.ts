import type { DraftStep } from "./draft-schema.ts";
import { slipsIn, withoutClaims, wordsIn } from "./early-done.ts";
import type { Tell } from "./draft-rules.ts";

/** Fewest words that can say what an agent has to do. */
const FEWEST_WORDS = 4;

const MEND = {
  ends: "only the checks and the judge end the work; say what has to hold instead",
  "hands-over": "commits, branches and the hand-over are made by us; leave it out",
  weakens: "mend what the check found; leave the check as strong as it is",
} as const;

const WHAT = {
  ends: "it would end the work early",
  "hands-over": "it would hand the work over itself",
  weakens: "it would weaken a check",
} as const;

/** Checks the texts of a step: that it has work, and that the work is work. */
export function lintWords(step: DraftStep, tell: Tell): void {
  const { title, does, work, rubric = "", question = "" } = step;
  if (title.trim() === "") tell("it has no title", "say in a few words what it does");
  if (does === "write" || does === "read") {
    if (wordsIn(work) === 0) tell("it has no work", "say in `work` what has to be done");
    else if (wordsIn(work) < FEWEST_WORDS)
      tell("its work says too little", "name the goal, the place, and what must hold afterwards");
    else if (wordsIn(withoutClaims(work)) < FEWEST_WORDS)
      tell("its only work is to say that something is done", MEND.ends);
  }
  for (const { kind, words } of slipsIn([title, work, rubric, question].join("\n")))
    tell(`${WHAT[kind]} (${JSON.stringify(words)})`, MEND[kind]);
}
