import { stripVTControlCharacters } from "node:util";

/** Control characters but tab and line feed. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Marks that turn the direction of text, by which a name can pretend to be another, and others without width. */
const HIDDEN = /[\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text of agents and projects as a person may read it: escape sequences of terminals are gone, and a
 * mark that nobody would see stands there by its number. Tab and line feed stay.
 */
export function visibleText(text: string): string {
  return stripVTControlCharacters(text.replaceAll("\r\n", "\n"))
    .replaceAll(CONTROLS, "")
    .replaceAll(HIDDEN, (mark) => {
      const number = mark.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
      return `[U+${number}]`;
    });
}
