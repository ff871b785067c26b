import type { LanguageId } from "../tree/language.ts";
import { grammarOf, type Grammar } from "./grammar.ts";
import type { Lexed, Span, StringSpan } from "./lexed.ts";
import { mayStartRegex } from "./may-start-regex.ts";
import type { StringRule } from "./syntax.ts";

/** Deeper nesting of templates is read as plain text, so that hostile input cannot exhaust the stack. */
const MAX_DEPTH = 40;

/** Tells code, comments and strings of one file apart. Never throws; odd input is read as plain code. */
export function lex(text: string, language: LanguageId): Lexed {
  return new Lexer(text, grammarOf(language)).run();
}

class Lexer {
  readonly #text: string;
  readonly #grammar: Grammar;
  readonly #comments: Span[] = [];
  readonly #strings: StringSpan[] = [];
  readonly #blanks: Span[] = [];
  #end: number;

  constructor(text: string, grammar: Grammar) {
    this.#text = text;
    this.#grammar = grammar;
    this.#end = text.length;
  }

  run(): Lexed {
    const islands = this.#grammar.syntax.islands;
    if (islands === undefined) this.#code(0, "", 0);
    else this.#islands(islands[0]);
    this.#strings.sort((a, b) => a.start - b.start);
    return {
      code: blank(this.#text, this.#blanks),
      comments: this.#comments,
      strings: this.#strings,
    };
  }

  /** Reads only what stands between the marks; everything else is blank. */
  #islands(island: { readonly open: RegExp; readonly close: RegExp } | undefined): void {
    let at = 0;
    while (island !== undefined && at < this.#text.length) {
      island.open.lastIndex = at;
      const open = island.open.exec(this.#text);
      if (open === null) break;
      this.#blanks.push({ start: at, end: open.index + open[0].length });
      at = open.index + open[0].length;
      island.close.lastIndex = at;
      const close = island.close.exec(this.#text);
      this.#end = close?.index ?? this.#text.length;
      this.#code(at, "", 0);
      at = this.#end;
    }
    this.#end = this.#text.length;
    this.#blanks.push({ start: at, end: this.#end });
  }

  /** Reads code from `at` until the unmatched `closer`, and returns the offset of that closer. */
  #code(at: number, closer: string, depth: number): number {
    const { openers } = this.#grammar;
    const next = closer === "" ? this.#grammar.next : this.#grammar.nextInHole;
    let nesting = 0;
    while (at < this.#end) {
      next.lastIndex = at;
      const match = next.exec(this.#text);
      if (match === null || match.index >= this.#end) return this.#end;
      const opener = openers[match.findIndex((group, i) => i > 0 && group !== undefined) - 1];
      const start = match.index;
      const after = start + match[0].length;
      switch (opener?.type) {
        case "block":
          at = this.#block(start, opener.open, opener.close);
          break;
        case "line": {
          const newline = this.#text.indexOf("\n", start);
          at = newline < 0 ? this.#end : Math.min(newline, this.#end);
          this.#comment(start, at);
          break;
        }
        case "string":
          at = this.#string(start, match[0], opener.rule, depth);
          break;
        case "heredoc":
          at = this.#heredoc(start);
          break;
        case "regex":
          at = this.#regex(start);
          break;
        case "open":
          if (closesWith(match[0]) === closer) nesting += 1;
          at = after;
          break;
        case "close":
          if (match[0] === closer) {
            if (nesting === 0) return start;
            nesting -= 1;
          }
          at = after;
          break;
        case undefined:
          at = after;
      }
    }
    return this.#end;
  }

  #comment(start: number, end: number): void {
    this.#comments.push({ start, end });
    this.#blanks.push({ start, end });
  }

  #block(start: number, open: string, close: string): number {
    let at = start + open.length;
    let level = 1;
    while (level > 0) {
      const end = this.#text.indexOf(close, at);
      if (end < 0) {
        at = this.#end;
        break;
      }
      const inner = this.#grammar.syntax.nested === true ? this.#text.indexOf(open, at) : -1;
      if (inner >= 0 && inner < end) {
        level += 1;
        at = inner + open.length;
      } else {
        level -= 1;
        at = end + close.length;
      }
    }
    at = Math.min(at, this.#end);
    this.#comment(start, at);
    return at;
  }

  #string(start: number, open: string, rule: StringRule, depth: number): number {
    const close = rule.close(open);
    const text = this.#text;
    const holes: Span[] = [];
    const blanks: Span[] = [];
    let from = start + open.length;
    let at = from;
    for (;;) {
      if (at >= this.#end) {
        // An unterminated one-line quote is an apostrophe in prose or markup, not a string.
        if (!rule.multiline) return start + open.length;
        break;
      }
      const hole =
        depth < MAX_DEPTH ? rule.holes?.find(([mark]) => text.startsWith(mark, at)) : undefined;
      if (hole !== undefined && !(hole[0] === "{" && text.startsWith("{{", at))) {
        const begin = at + hole[0].length;
        blanks.push({ start: from, end: at });
        const end = this.#code(begin, hole[1], depth + 1);
        holes.push({ start: begin, end });
        from = end + 1;
        at = end + 1;
        continue;
      }
      const char = text.charAt(at);
      if (hole !== undefined) at += 2;
      else if (rule.escape && char === "\\") at += 2;
      else if (text.startsWith(close, at)) {
        if (rule.doubled === true && text.startsWith(close, at + close.length)) at += 2;
        else break;
      } else if (char === "\n" && !rule.multiline) return start + open.length;
      else at += 1;
    }
    const end = Math.min(at, this.#end);
    blanks.push({ start: from, end });
    this.#blanks.push(...blanks);
    const inside = text.slice(start + open.length, end);
    this.#strings.push({
      start,
      end: Math.min(end + close.length, this.#end),
      kind: rule.kind ?? "string",
      filled: holes.length > 0 || rule.filled?.test(inside) === true,
      holes,
    });
    return Math.min(end + close.length, this.#end);
  }

  #heredoc(start: number): number {
    const pattern = this.#grammar.syntax.heredoc;
    if (pattern === undefined) return start + 2;
    pattern.lastIndex = start;
    const match = pattern.exec(this.#text);
    const word = match?.[2];
    if (match === null || word === undefined) return start + 2;
    const body = this.#text.indexOf("\n", start);
    if (body < 0) return start + match[0].length;
    const finish = new RegExp(`^[ \\t]*${word}\\b`, "gm");
    finish.lastIndex = body + 1;
    const close = finish.exec(this.#text);
    if (close === null) return start + match[0].length;
    // What follows the mark on its own line is code, and is read before the body.
    const keep = this.#end;
    this.#end = body;
    this.#code(start + match[0].length, "", MAX_DEPTH);
    this.#end = keep;
    const span = { start: body + 1, end: close.index };
    this.#blanks.push({ start: span.start, end: close.index + close[0].length });
    const filled = match[1] !== "'" && /[#$]\{|\$\w/.test(this.#text.slice(span.start, span.end));
    this.#strings.push({ ...span, kind: "heredoc", filled, holes: [] });
    return close.index + close[0].length;
  }

  #regex(start: number): number {
    const text = this.#text;
    if (!mayStartRegex(text, start)) return start + 1;
    let inClass = false;
    for (let at = start + 1; at < this.#end; at++) {
      const char = text.charAt(at);
      if (char === "\n") return start + 1;
      if (char === "\\") at += 1;
      else if (char === "[") inClass = true;
      else if (char === "]") inClass = false;
      else if (char === "/" && !inClass) {
        this.#blanks.push({ start: start + 1, end: at });
        this.#strings.push({ start, end: at + 1, kind: "regex", filled: false, holes: [] });
        return at + 1;
      }
    }
    return start + 1;
  }
}

const closesWith = (open: string): string => (open === "{" ? "}" : ")");

/** The text with the spans turned to spaces, line breaks kept. */
function blank(text: string, spans: Span[]): string {
  const ordered = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start);
  let out = "";
  let at = 0;
  for (const { start, end } of ordered) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    const piece = text.slice(from, end);
    out += text.slice(at, from);
    out += piece.includes("\n") ? piece.replace(/[^\n]/g, " ") : " ".repeat(piece.length);
    at = end;
  }
  return out + text.slice(at);
}
