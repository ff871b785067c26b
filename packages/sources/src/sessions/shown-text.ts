import { type Json, jsonSchema, scrub } from "@wheelhouse/core";

/** Longest text of what is said, in characters. */
export const MOST_SAID = 65_536;
/** Longest input or output of a tool that is kept, in characters. */
export const MOST_OUTPUT = 16_384;
/** Longest run of characters that may be one secret. */
const MOST_WORD = 4_096;
/** Longest title of a session, in characters. */
const MOST_TITLE = 200;

/** A text without secrets, cut to a length with a mark. Pure. */
export function shownText(text: string, most: number): string {
  // Only what may be shown is looked through, and more: a text gets shorter by what is taken out of it.
  const looked = most + 2 * MOST_WORD;
  const isLong = text.length > looked;
  const clean = scrub(isLong ? withoutLastWord(text.slice(0, looked)) : text);
  if (!isLong && clean.length <= most) return clean;
  return `${whole(clean.slice(0, most))}\n[cut: ${text.length} characters]`;
}

/** A text in one line without secrets, for a title. Pure. */
export function titleOf(text: string): string {
  const line = shownText(text.slice(0, 10 * MOST_TITLE), MOST_SAID)
    .replaceAll(/\s+/g, " ")
    .trim();
  return line.length > MOST_TITLE ? `${whole(line.slice(0, MOST_TITLE - 1))}…` : line;
}

/** A value of a foreign log without secrets; what is too large is kept as the beginning of its text. Pure. */
export function shownJson(value: unknown): Json {
  const text = JSON.stringify(value) ?? "null";
  const shown = shownText(text, MOST_OUTPUT);
  try {
    return jsonSchema.parse(JSON.parse(shown));
  } catch {
    return { text: shown };
  }
}

/** A secret that is cut in two is not seen as one: the word that the cut goes through is left out, unless it is no word. */
function withoutLastWord(text: string): string {
  let end = text.length;
  while (end > text.length - MOST_WORD && !/\s/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Without the half of a character at the end. */
function whole(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
