/** A piece of a file by offsets in UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A string literal, its quotes included. */
export interface StringSpan extends Span {
  readonly kind: "string" | "regex" | "char" | "heredoc";
  /** Whether part of the text is filled in at run time. */
  readonly filled: boolean;
  /** Embedded code, without its brackets, in order. */
  readonly holes: readonly Span[];
}

/**
 * A file told apart. `code` has the length and line breaks of the text, but comments and the insides of
 * strings and regular expressions are spaces; quotes and embedded code stay. So a pattern that matches
 * in `code` matched code, and its offset is an offset of the text.
 */
export interface Lexed {
  readonly code: string;
  readonly comments: readonly Span[];
  readonly strings: readonly StringSpan[];
}
