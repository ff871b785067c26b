import type { DocumentInput } from "../io/material.ts";
import { bareWord } from "../scan/bare-word.ts";

const DOCUMENT = /\.(md|mdx|markdown|txt|rst|adoc|org|html?|ya?ml|json|toml|feature)$/i;
/** Documents that are written for people: a wish or a problem may stand in one. */
const PROSE = /\.(md|mdx|markdown|txt|rst|adoc|org|html?|feature)$/i;
/** Up to so many words name something; more of them say something. */
const FEW_WORDS = 3;
const ARROW = /->|→|=>/;

/** What the focus says of a document: a path, or the text itself; undefined when it says nothing. */
export function fromFocus(
  { fromFocus: from }: Pick<DocumentInput, "fromFocus">,
  focus: string,
  files: readonly string[],
): string | undefined {
  const arrow = ARROW.exec(focus);
  switch (from) {
    case "words":
      return wordsOrDocument(focus, files);
    case "left":
      return arrow ? focus.slice(0, arrow.index).trim() : undefined;
    case "right":
      return arrow ? focus.slice(arrow.index + arrow[0].length).trim() : undefined;
    case "document":
      return documentIn(focus, files);
    case undefined:
      return undefined;
  }
}

/**
 * A focus of a few words may name any file. In a sentence only a document counts that people write: a symptom names the
 * file that it shows in, and is not told there.
 */
function wordsOrDocument(focus: string, files: readonly string[]): string {
  if (focus.trim().split(/\s+/).length <= FEW_WORDS) return documentIn(focus, files) ?? focus;
  return spaced(focus, files) ?? wordsOf(focus).find(isKnown(files, PROSE)) ?? focus;
}

/** The document that the focus names: a known one first, else what would be one by its name, else any file. */
function documentIn(focus: string, files: readonly string[]): string | undefined {
  const words = wordsOf(focus);
  return (
    spaced(focus, files) ??
    words.find(isKnown(files, DOCUMENT)) ??
    words.find((word) => DOCUMENT.test(word)) ??
    words.find(isKnown(files, /./))
  );
}

function isKnown(files: readonly string[], name: RegExp): (word: string) => boolean {
  const known = new Set(files);
  return (word) => name.test(word) && known.has(word);
}

/** A document with a space in its path, which no word of the focus is. */
const spaced = (focus: string, files: readonly string[]): string | undefined =>
  files.find((path) => path.includes(" ") && DOCUMENT.test(path) && focus.includes(path));

const wordsOf = (focus: string): string[] => focus.split(/\s+/).map(pathOf);

/** A word as a path of the project is written. */
export const pathOf = (word: string): string =>
  bareWord(word)
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "");
