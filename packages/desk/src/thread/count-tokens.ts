/** Characters that one token of a present tokenizer covers, on average, in round figures. */
const CHARACTERS_PER_TOKEN = 4;

/** Tokens of a text, as our figures of prompts count them: an estimate, and not for a bill. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** The beginning of a text that has so many tokens at most; what is cut away is said. */
export function cutToTokens(text: string, tokens: number): string {
  const most = tokens * CHARACTERS_PER_TOKEN;
  if (text.length <= most) return text;
  const left = `\n[… ${text.length - most} more characters]`;
  // No half of a pair stays.
  const kept = text.slice(0, Math.max(0, most - left.length)).replace(/[\uD800-\uDBFF]$/, "");
  return kept + left;
}
