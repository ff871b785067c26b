import { type Completion, ISSUE_PRIORITIES, ranked, wordAt } from "@wheelhouse/core";

const NONE: readonly Completion[] = [];
/** So many labels are offered at once. */
const OFFERED = 8;

/**
 * What a word may become that says something of an issue: `#` a label of those that there are, `P` a priority. A word that
 * is whole is offered nothing. Pure.
 */
export function markCompletions(
  text: string,
  caret: number,
  labels: readonly string[],
): readonly Completion[] {
  const { word } = wordAt(text, caret);
  if (/^P[0-3]?$/.test(word))
    return word.length > 1
      ? NONE
      : ISSUE_PRIORITIES.map((note, rank) => ({ word: `P${rank}`, note: `priority ${note}` }));
  if (!word.startsWith("#") || labels.includes(word.slice(1))) return NONE;
  // A label with spaces cannot be written as one word.
  const known = labels.filter((label) => !/\s/.test(label));
  return ranked(
    known.map((label) => ({ names: [label] as const })),
    word.slice(1),
  )
    .slice(0, OFFERED)
    .map(({ names: [label] }) => ({ word: `#${label}`, note: "label" }));
}
