import type { Span, StringSpan } from "../lex/lexed.ts";
import type { SourceFile } from "../tree/source-file.ts";
import { definitionAt } from "../lex/outline.ts";
import { isRequestData } from "../code/code-rule.ts";
import {
  argumentsAt,
  HOLE,
  readExpression,
  statementFrom,
  type Expression,
} from "../code/expression.ts";

const STATEMENT =
  /\b(?:SELECT\b[\s\S]{1,400}?\bFROM\b|INSERT\s+INTO\b|UPDATE\s+[^\s]+\s+SET\b|DELETE\s+FROM\b)/i;
/** A value, not a table or column, is filled in. */
const VALUE = new RegExp(
  `(?:=|<>|!=|<|>|\\bLIKE|\\bVALUES\\s*\\((?:[^()]*,)?)\\s*(?:'%?)?${HOLE}|'%?${HOLE}`,
  "gi",
);

/** A longer literal is a script or data, in characters. */
const LONGEST = 20_000;

/** SQL text into which a value is written. */
export interface SqlText extends Span {
  readonly value: string;
  readonly fromRequest: boolean;
}

/** Finds SQL statements whose values are written into the text instead of bound. */
export function sqlTexts(file: SourceFile): readonly SqlText[] {
  const found: SqlText[] = [];
  for (const string of file.lexed.strings) {
    if (
      string.kind === "regex" ||
      string.end - string.start > LONGEST ||
      string.start < (found.at(-1)?.end ?? 0)
    )
      continue;
    const head = file.text.slice(string.start, Math.min(string.end, string.start + 24));
    if (!/^\W{0,12}[fFrRbB$@"'`\s(]*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(head)) continue;
    if (isTagged(file, string)) continue;
    const text = sqlIn(file, string);
    if (text !== undefined) found.push(text);
  }
  return found;
}

function sqlIn(file: SourceFile, string: StringSpan): SqlText | undefined {
  const span = expressionAround(file, string);
  if (!STATEMENT.test(file.text.slice(span.start, Math.max(span.end, string.end))))
    return undefined;
  const expression = readExpression(
    file,
    { start: span.start, end: Math.max(span.end, string.end) },
    false,
  );
  if (!expression.built || !STATEMENT.test(expression.shape)) return undefined;
  // A sentence for a person begins with one capital; a statement is in capitals or in none.
  if (/^\W*(?:Select|Insert|Update|Delete|With)\b/.test(expression.shape)) return undefined;
  if (!/\b(?:SELECT|INSERT|UPDATE|DELETE)\b|\b(?:where|values|set)\b/.test(expression.shape))
    return undefined;
  const value = valueIn(expression);
  if (value === undefined) return undefined;
  return {
    start: string.start,
    end: span.end,
    value,
    fromRequest: expression.dynamic.some(isRequestData),
  };
}

/** The expression that begins with a string, or the formatting call whose first argument it is. */
function expressionAround(file: SourceFile, string: StringSpan): Span {
  const before = file.lexed.code.slice(Math.max(0, string.start - 40), string.start);
  const call = /\b(?:\w*[sS]printf|String\.format|format!)\s*\(\s*$/.exec(before);
  if (call === null) return statementFrom(file, string.start, true);
  const start = string.start - before.length + call.index;
  return {
    start,
    end: (argumentsAt(file, start + call[0].trimEnd().length - 1).at(-1)?.end ?? string.end) + 1,
  };
}

/** What is filled in where a value stands, unless the program wrote it itself. */
function valueIn({ shape, dynamic }: Expression): string | undefined {
  const paired = shape.split(HOLE).length - 1 === dynamic.length;
  for (const match of shape.matchAll(VALUE)) {
    if (paired) {
      const at = shape.slice(0, match.index + match[0].length).split(HOLE).length - 2;
      const part = dynamic[at];
      if (part !== undefined && !isGenerated(part)) return part;
    } else if (match[0].includes("'")) {
      // Which part fills which place cannot be told, but only a value stands in quotes.
      return dynamic.find((one) => !isGenerated(one));
    }
  }
  return undefined;
}

/** A tag such as `sql` before a template binds its values. */
function isTagged(file: SourceFile, string: StringSpan): boolean {
  return (
    file.text.charAt(string.start) === "`" &&
    /[\w$)>]$/.test(file.lexed.code.slice(0, string.start).slice(-1))
  );
}

/** Names of things that the program itself wrote: lists of marks, columns, tables. */
function isGenerated(part: string): boolean {
  return /placeholder|param|names|values\b|columns?|fields?|table|schema|clause|where|order|limit|offset|prefix|suffix|marks|join|map\(|quote|literal|escaped|version|interval|\bsql|\bcond/i.test(
    part,
  );
}

/** A sentence for the finding. */
export function sqlClaim(file: SourceFile, text: SqlText): string {
  const definition = definitionAt(file, file.lineAt(text.start));
  const who = definition === undefined ? "Top-level code" : `\`${definition.name}\``;
  return `${who} writes \`${text.value}\` into the text of an SQL statement instead of binding it`;
}
