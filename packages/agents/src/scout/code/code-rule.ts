import type { Severity } from "@wheelhouse/core";
import type { Span } from "../lex/lexed.ts";
import { definitionAt } from "../lex/outline.ts";
import type { LanguageId } from "../tree/language.ts";
import type { SourceFile } from "../tree/source-file.ts";
import { argumentsAt, readExpression, type Expression } from "./expression.ts";

/** A place in the code where a rule's pattern matched. */
export interface Site {
  readonly file: SourceFile;
  readonly match: RegExpExecArray;
  readonly offset: number;
  readonly line: number;
  /** Arguments of the call, when the pattern ends with its opening bracket. */
  readonly args: readonly Span[];
}

/** What is wrong at a site. */
export interface Hit {
  /** What happens there, with `{}` where the place is named: "`run` passes … to a shell". */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: Severity;
  /** How sure it is that a person would act on it, from 0 to 1. */
  readonly confidence: number;
}

/** Something to look for in code. */
export interface CodeRule {
  readonly id: string;
  readonly topic: string;
  readonly languages: readonly LanguageId[];
  /** Matches in the code view; global. Ends with `\(` when the arguments matter. */
  readonly pattern: RegExp;
  /** Looks closer; undefined when it is harmless. */
  readonly check: (site: Site) => Hit | undefined;
}

/** JavaScript and TypeScript. */
export const SCRIPT: readonly LanguageId[] = ["javascript", "typescript"];

/** Makes a site of a match. */
export function siteOf(file: SourceFile, match: RegExpExecArray): Site {
  const open = match.index + match[0].length - 1;
  const call = file.lexed.code.charAt(open) === "(";
  return {
    file,
    match,
    offset: match.index,
    line: file.lineAt(match.index + (match[0].length - match[0].trimStart().length)),
    args: call ? argumentsAt(file, open) : [],
  };
}

/** An argument read as an expression; undefined when there is none. */
export function argument(site: Site, at: number): Expression | undefined {
  const span = site.args[at];
  return span === undefined ? undefined : readExpression(site.file, span);
}

/** The text of the whole argument list. */
export function argumentText(site: Site): string {
  const [first] = site.args;
  const last = site.args.at(-1);
  return first === undefined || last === undefined
    ? ""
    : site.file.text.slice(first.start, last.end);
}

/** The function that holds the site, for a sentence: "`name`" or "the top level". */
export function holder(site: Site): string {
  const definition = definitionAt(site.file, site.line);
  return definition === undefined ? "Top-level code" : `\`${definition.name}\``;
}

const REQUEST =
  /\b(?:req|request|ctx|context|c)\b.*\b(?:query|params?|body|headers?|cookies?|args|form|GET|POST|json|values|files|url)\b|\$_(?:GET|POST|REQUEST|COOKIE|FILES)\b|^params\[/;

/** Whether a dynamic part is what a caller from outside sent. */
export function isRequestData(part: string): boolean {
  return REQUEST.test(part);
}

/** How far away the one who decides a value may be. */
export type Reach = "request" | "callers" | "inside";

/** Where the dynamic parts come from, for a sentence; and who decides them. */
export function originOf(
  site: Site,
  parts: readonly string[],
): { readonly text: string; readonly reach: Reach } {
  const request = parts.find(isRequestData);
  if (request !== undefined)
    return { text: `\`${request}\` is what a caller from outside sent`, reach: "request" };
  const definition = definitionAt(site.file, site.line);
  for (const part of parts) {
    const name = /^[$@]*([A-Za-z_]\w*)/.exec(part)?.[1];
    if (name === undefined || definition === undefined || part.endsWith("()")) continue;
    const start = site.file.lineStarts[definition.line - 1] ?? 0;
    const head = headFrom(site.file.lexed.code, start);
    if (new RegExp(`(?<![\\w$])\\$?${name}\\b`).test(head)) {
      const text = `\`${name}\` is a parameter of \`${definition.name}\`, so its callers decide what arrives`;
      return { text, reach: definition.name.startsWith("_") ? "inside" : "callers" };
    }
  }
  const first = parts[0];
  const text =
    first === undefined ? "the value is made at run time" : `\`${first}\` is set at run time`;
  return { text, reach: "inside" };
}

/** The parameter list of the definition that starts at an offset. */
function headFrom(code: string, start: number): string {
  const open = code.indexOf("(", start);
  if (open < 0 || open > start + 300) return "";
  let depth = 0;
  for (let at = open; at < open + 1500 && at < code.length; at++) {
    if (code.charAt(at) === "(") depth += 1;
    else if (code.charAt(at) === ")") depth -= 1;
    if (depth === 0) return code.slice(open, at);
  }
  return "";
}
