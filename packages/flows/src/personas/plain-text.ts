import type { Slip } from "./slip.ts";

/** A larger file is no persona, in bytes. */
export const MOST_PERSONA_BYTES = 64 * 1024;

const CONTROL = /[^\P{Cc}\n\t]/u;
/** Characters that change what a reader sees without being seen: direction marks, zero widths, tags. */
const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
const HINT = "A persona is a Markdown file of a few hundred words.";

/** A text as its lines are counted: without a byte order mark, line ends as on Unix. */
export function unified(text: string): string {
  return text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
}

/**
 * Why a unified text is not one that a person wrote to be read, if so: it is empty, too large, binary, or
 * holds what its reader would not see.
 */
export function notPlain(text: string): Slip | undefined {
  if (text.trim() === "") return { line: 1, what: "the file is empty", hint: HINT };
  if (text.length > MOST_PERSONA_BYTES) {
    return {
      line: 1,
      what: `the file is larger than ${MOST_PERSONA_BYTES / 1024} KiB`,
      hint: HINT,
    };
  }
  const control = CONTROL.exec(text);
  if (control) {
    const what = `the file is not text: it holds the control character ${codeOf(control[0])}`;
    return { line: lineAt(text, control.index), what, hint: HINT };
  }
  const unseen = INVISIBLE.exec(text);
  if (!unseen) return undefined;
  return {
    line: lineAt(text, unseen.index),
    what: `there is an invisible character, ${codeOf(unseen[0])}`,
    hint: "Take it out: what an agent is told must be what a person can read.",
  };
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
