import type { Language } from "./language-of.ts";

/**
 * What pieces of code are, by the names of the theme's variables. A piece names one by its place here; the first one
 * has the colour of text.
 */
export const TOKENS = [
  "foreground",
  "constant",
  "string",
  "comment",
  "keyword",
  "parameter",
  "function",
  "string-expression",
  "punctuation",
  "link",
  "inserted",
  "deleted",
  "changed",
] as const;

/** A line of code in colours: length and token of each piece, in turns. */
export type ColouredLine = readonly number[];

/** What the worker is asked. */
export interface ColourRequest {
  readonly id: number;
  readonly text: string;
  readonly lang: Language;
}

/** What it answers: nothing when the text cannot be coloured. */
export interface ColourReply {
  readonly id: number;
  readonly lines: readonly ColouredLine[] | undefined;
}
