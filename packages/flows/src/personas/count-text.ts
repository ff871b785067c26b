/** How long a text is. */
export interface TextCount {
  readonly words: number;
  /** An estimate; see {@link countText}. */
  readonly tokens: number;
}

/** Characters of English prose and Markdown that one token of a present tokenizer covers, on average, in round figures. */
const CHARACTERS_PER_TOKEN = 4;

/** Words as `wc -w` counts them: runs of characters that are not white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/**
 * Counts words, and estimates tokens as a quarter of the characters, rounded up. Tokenizers differ by model and are no part
 * of this program; the estimate is for comparing texts with each other, not for a bill.
 */
export function countText(text: string): TextCount {
  return { words: countWords(text), tokens: Math.ceil(text.length / CHARACTERS_PER_TOKEN) };
}

/**
 * What stays of a template whatever it is filled with: its tags and outputs are left out. Text on either side of a
 * condition counts, so that this is the most that can be there.
 */
export function fixedTextOf(template: string): string {
  return template.replaceAll(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, "");
}
