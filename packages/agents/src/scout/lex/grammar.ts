import type { LanguageId } from "../tree/language.ts";
import { SYNTAX, type StringRule, type Syntax } from "./syntax.ts";

/** A syntax made ready for reading. */
export interface Grammar {
  readonly syntax: Syntax;
  /** Matches the next place where something other than plain code may begin. */
  readonly next: RegExp;
  /** The same and brackets, which count only inside embedded code. */
  readonly nextInHole: RegExp;
  /** For each alternative of `next`, in order. */
  readonly openers: readonly Opener[];
}
/** What begins at a place. */
type Opener =
  | { readonly type: "line" }
  | { readonly type: "block"; readonly open: string; readonly close: string }
  | { readonly type: "string"; readonly rule: StringRule }
  | { readonly type: "regex" | "heredoc" | "open" | "close" };

const compiled = new Map<LanguageId, Grammar>();
const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** The grammar of a language, made once. */
export function grammarOf(language: LanguageId): Grammar {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const syntax = SYNTAX[language];
  const parts: string[] = [];
  const openers: Opener[] = [];
  const add = (source: string, opener: Opener): void => {
    parts.push(`(${source})`);
    openers.push(opener);
  };
  for (const [open, close] of syntax.blockComments)
    add(escapeRegExp(open), { type: "block", open, close });
  for (const mark of syntax.lineComments)
    add((syntax.wordComments === true ? "(?<![^\\s;|&(])" : "") + escapeRegExp(mark), {
      type: "line",
    });
  for (const rule of syntax.strings) add(rule.open, { type: "string", rule });
  if (syntax.heredoc !== undefined) add("<<", { type: "heredoc" });
  if (syntax.regex === true) add("/", { type: "regex" });
  const next = new RegExp(parts.join("|"), "g");
  add("[{(]", { type: "open" });
  add("[})]", { type: "close" });
  const made = { syntax, next, nextInHole: new RegExp(parts.join("|"), "g"), openers };
  compiled.set(language, made);
  return made;
}
