/** Most words of a question. */
const MOST_WORDS = 20;

/**
 * A question in words as SQLite's full-text search takes it: every word must be there, the last one may be the beginning
 * of a word. Undefined when there is no word in it. Nothing in the text is an operator.
 */
export function matchOf(text: string): string | undefined {
  const words = wordsIn(text);
  if (words.length === 0) return undefined;
  return `${words.map((word) => `"${word}"`).join(" ")}*`;
}

/** Whatever stands together, as one phrase; undefined when there is no word in it. */
export function phraseOf(text: string): string | undefined {
  const words = wordsIn(text);
  return words.length === 0 ? undefined : `"${words.join(" ")}"`;
}

// The tokenizer takes letters and digits for words; whatever is neither parts them, as it does for us.
function wordsIn(text: string): string[] {
  return (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, MOST_WORDS);
}
