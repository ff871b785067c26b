import type { SessionToolsSpec } from "../agent.ts";

/** What a question comes to that was answered before in the run of its step. */
export type Earlier =
  | { readonly answer: string }
  /** The answer was given once more already: now its agent has to decide. */
  | "decide";

/** What is said to a question; undefined for one that nobody has answered. */
export type EarlierAnswers = (question: string) => Earlier | undefined;

/**
 * The answers that a step was given before its attempt. The same question is not put to a person again:
 * it gets its answer once more, and after that none.
 */
export function createEarlierAnswers(answered: SessionToolsSpec["answered"] = []): EarlierAnswers {
  const answers = new Map(answered.map(({ text, answer }) => [sameWords(text), answer]));
  const repeated = new Set<string>();
  return (question) => {
    const words = sameWords(question);
    const answer = answers.get(words);
    if (answer === undefined) return undefined;
    if (repeated.has(words)) return "decide";
    repeated.add(words);
    return { answer };
  };
}

/** Two questions are the same when only the white space between their words differs. */
function sameWords(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}
