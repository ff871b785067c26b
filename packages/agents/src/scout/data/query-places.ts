import { functionAround, headsAbove } from "../code/blocks.ts";
import type { Place } from "../code/place.ts";
import { definitionAt } from "../lex/outline.ts";
import type { SourceFile } from "../tree/source-file.ts";
import { isMigration } from "./migration-places.ts";

/** Functions that are meant to change every row. */
const CLEARS =
  /clear|reset|truncate|purge|wipe|flush|empty|all|seed|drop|clean|prune|setup|teardown|rebuild|reindex|init|everything|forget|upgrade|migrat|version|convert|import|sync|replace|schema/i;
const QUERY =
  /\bawait\s+[\w$.]*\b(?:findOne|findUnique|findFirst|findById|findByPk|findOneBy|findOneOrFail|query|queryOne|fetchOne|get_or_none|select)\s*\(|\.objects\.get\s*\(|\bcursor\.execute\s*\(|\b(?:cur|cursor|conn|connection|db|session)\.(?:execute|query)\s*\(/g;

/** Statements of a program that touch every row, and questions that are asked once for each element. */
export function queryPlaces(file: SourceFile): readonly Place[] {
  if (file.role !== "source" || isMigration(file)) return [];
  return [...everyRow(file), ...inLoops(file)];
}

function everyRow(file: SourceFile): readonly Place[] {
  return file.lexed.strings.flatMap(({ start, end, filled, kind }): Place[] => {
    if (filled || kind !== "string" || end - start > 600 || end - start < 14) return [];
    const text = file.text.slice(start, end);
    const [, deleted, updated] =
      /^[rbuf]{0,2}["'`]{1,3}\s*(?:DELETE\s+FROM\s+["`]?([\w.]+)|UPDATE\s+["`]?([\w.]+)["`]?\s+SET\s+\w)/i.exec(
        text,
      ) ?? [];
    const table = deleted ?? updated;
    if (table === undefined || !/^\W*(?:DELETE|UPDATE|delete|update)/.test(text)) return [];
    // More than one statement: what follows may fill the table again.
    if (/;\s*\w/.test(text)) return [];
    if (/\bWHERE\b|\bLIMIT\b|\bUSING\b|\bJOIN\b|\bSELECT\b/i.test(text)) return [];
    // A statement that goes on elsewhere may get its condition there.
    const after = file.lexed.code.slice(end, end + 200).trimStart();
    const before = file.lexed.code.slice(Math.max(0, start - 200), start).trimEnd();
    if (/^[+.%|&]|^["'`]/.test(after) || /[+.]$|["'`]$/.test(before) || /\+=\s*$/.test(before))
      return [];
    const line = file.lineAt(start);
    const holder = definitionAt(file, line)?.name ?? "";
    const around = functionAround(file, line);
    const body = file.lexed.code.slice(around.start, Math.min(around.end, around.start + 6000));
    if (
      holder === "" ||
      CLEARS.test(holder) ||
      CLEARS.test(table) ||
      isFilledAgain(file.text.slice(around.start, around.end), table) ||
      /\bWHERE\b|where\b/.test(body.replace(/\s+/g, " ")) ||
      /\bWHERE\b/.test(goesOn(file, end, before, around.end))
    )
      return [];
    return [
      {
        rule: "every-row",
        topic: "data",
        offset: start,
        what: `\`${holder}\` ${deleted === undefined ? "changes" : "deletes"} every row of \`${table}\``,
        why: "The statement has no condition, and neither the function's name nor a word beside it says that this is meant.",
        fix: "Add the `WHERE`, or name the function after what it does",
        severity: "high",
        confidence: 0.7,
      },
    ];
  });
}

/** Whether the same function puts rows into the table, or has read them out before: then all of them are meant. */
const isFilledAgain = (text: string, table: string): boolean =>
  new RegExp(
    `\\b(?:INSERT\\s+(?:OR\\s+\\w+\\s+)?INTO|SELECT\\b[^;"']{0,200}\\bFROM)\\s+["\`]?${table.replaceAll(".", "\\.")}\\b`,
    "i",
  ).test(text);

/** What may still become part of the statement: all that follows when it is kept in a variable, else its own line. */
function goesOn(file: SourceFile, end: number, before: string, last: number): string {
  const rest = file.text.slice(end, Math.min(last, end + 400));
  return before.endsWith("=") ? rest : (rest.split(";")[0] ?? "");
}

/** A `for` over elements, not over pieces of many or attempts. */
const EACH =
  /\bfor\s+(?:await\s+)?\(\s*(?:const|let|var)\s+(\{[^}]{1,120}\}|\[[^\]]{1,120}\]|[\w$]+)\s+of\s+([^)]{1,120})\)\s*\{?\s*$|^(?:async\s+)?for\s+([\w, ()]{1,80})\s+in\s+(.{1,120}):\s*$/;
const PIECES =
  /chunk|batch|page|slice|part|attempt|retr|range\(|migrations?|tables?|statements?|quer(?:y|ies)|scripts?|files?|shards?|partitions?|databases?|schemas?|tenants?/i;

function inLoops(file: SourceFile): readonly Place[] {
  const { code } = file.lexed;
  return [...code.matchAll(QUERY)].slice(0, 200).flatMap((match): Place[] => {
    const line = file.lineAt(match.index);
    const loop =
      file.language === "python"
        ? pythonLoop(file, line)
        : file.language === "javascript" || file.language === "typescript"
          ? scriptLoop(file, match.index)
          : undefined;
    if (loop === undefined) return [];
    const call = statement(file, match.index);
    if (
      /\b(?:INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|SET|BEGIN|COMMIT|ANALYZE|VACUUM)\b/i.test(
        call,
      )
    )
      return [];
    if (/\b(?:query|execute)\s*\($/.test(match[0]) && !/["'`]\s*(?:SELECT|WITH)\b/i.test(call))
      return [];
    // What does not depend on the element is asked for another reason.
    const names = loop.element.match(/[A-Za-z_$][\w$]*/g) ?? [];
    if (
      !names.some((name) =>
        new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(call),
      )
    )
      return [];
    if (PIECES.test(loop.list) || PIECES.test(loop.element)) return [];
    return [
      {
        rule: "query-in-loop",
        topic: "data",
        offset: match.index,
        what: `\`${definitionAt(file, line)?.name ?? "Top-level code"}\` asks the database once for each element of \`${loop.list}\``,
        why: "Each question waits for an answer, so that a list of a thousand takes a thousand times as long as one question for all.",
        fix: "Ask once for all of them (`WHERE id IN (…)`, a join) and look the answers up in a map",
        severity: "medium",
        confidence: 0.7,
      },
    ];
  });
}

interface Loop {
  readonly element: string;
  readonly list: string;
}

function pythonLoop(file: SourceFile, line: number): Loop | undefined {
  for (const head of headsAbove(file, line)) {
    if (/\bdef\s|^class\s|^while\b/.test(head)) return undefined;
    const [, , , element, list] = EACH.exec(head) ?? [];
    if (element !== undefined) return { element, list: (list ?? "").trim() };
  }
  return undefined;
}

/** The loop whose block holds an offset, when no function begins in between. */
function scriptLoop(file: SourceFile, offset: number): Loop | undefined {
  const { code } = file.lexed;
  let depth = 0;
  for (let at = offset - 1; at >= Math.max(0, offset - 3000); at--) {
    const char = code.charAt(at);
    if (char === "}") depth += 1;
    else if (char === "{") {
      if (depth > 0) {
        depth -= 1;
        continue;
      }
      const head = code.slice(Math.max(0, at - 200), at + 1);
      const [, element, list] = EACH.exec(head) ?? [];
      if (element !== undefined) return { element, list: (list ?? "").trim() };
      if (
        /=>\s*\{$|\bfunction\b[^{}]*\{$|\bwhile\s*\([^{}]*\{$|\)\s*(?::[^{}()]*)?\{$/.test(head) &&
        !/\b(?:if|else|switch|try|catch)\b[^{}]*\{$/.test(head)
      )
        return undefined;
    }
  }
  return undefined;
}

/** The text of a call with its arguments. */
function statement(file: SourceFile, start: number): string {
  const { code } = file.lexed;
  let depth = 0;
  for (
    let at = code.indexOf("(", start);
    at >= 0 && at < Math.min(code.length, start + 1500);
    at++
  ) {
    if (code.charAt(at) === "(") depth += 1;
    else if (code.charAt(at) === ")" && (depth -= 1) === 0) return file.text.slice(start, at);
  }
  return file.text.slice(start, start + 300);
}
