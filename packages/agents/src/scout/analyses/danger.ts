import type { Severity } from "@wheelhouse/core";
import { ASYNC_RULES } from "../danger/async-rules.ts";
import { CODE_RULES } from "../danger/code-rules.ts";
import { COMMAND_RULES } from "../danger/command-rules.ts";
import { siteOf, type DangerRule } from "../danger/danger-rule.ts";
import { NATIVE_RULES } from "../danger/native-rules.ts";
import { PAGE_RULES } from "../danger/page-rules.ts";
import { secretsIn } from "../danger/secrets.ts";
import { sqlClaim, sqlTexts } from "../danger/sql-rule.ts";
import { TRANSPORT_RULES } from "../danger/transport-rules.ts";
import { workflowInjections } from "../danger/workflow-injection.ts";
import { importersOf } from "../graph/import-graph.ts";
import type { LanguageId } from "../tree/language.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { AnalysisResult, Candidate } from "./candidate.ts";
import { cite } from "./cite.ts";
import { count, isProgram, type AnalysisContext } from "./context.ts";

const RULES: readonly DangerRule[] = [
  ...COMMAND_RULES,
  ...CODE_RULES,
  ...TRANSPORT_RULES,
  ...PAGE_RULES,
  ...NATIVE_RULES,
  ...ASYNC_RULES,
];
/** Of one kind in one file no more are looked for: nobody reads them one by one. */
const MOST_PLACES = 50;
const byLanguage = new Map<LanguageId, readonly DangerRule[]>();

function rulesFor(language: LanguageId): readonly DangerRule[] {
  const known =
    byLanguage.get(language) ?? RULES.filter((rule) => rule.languages.includes(language));
  byLanguage.set(language, known);
  return known;
}

/** One place of danger, before places of one kind in one file are put together. */
export interface Place {
  readonly rule: string;
  readonly topic: string;
  readonly offset: number;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly confidence: number;
}

/** Finds calls that hand control to whoever controls their input, secrets, and work whose failure is lost. */
export async function analyseDanger(context: AnalysisContext): Promise<AnalysisResult> {
  const candidates: Candidate[] = [];
  let looked = 0;
  for (const file of context.index.files) {
    await context.pacer.tick();
    if (file.role === "generated" || file.role === "vendored" || file.role === "declaration")
      continue;
    looked += 1;
    const groups = Map.groupBy(dangersIn(file), (place) => place.rule);
    const importers = importersOf(
      context.graph,
      context.index,
      file.path,
      (one) => one.role === "source",
    ).length;
    for (const places of groups.values()) {
      const [first, ...rest] = places.toSorted(
        (a, b) => b.confidence - a.confidence || a.offset - b.offset,
      );
      if (first !== undefined) candidates.push(candidateFor(file, first, rest, importers));
    }
  }
  const clean = `danger: no dangerous call, committed secret or lost failure in ${count(looked, "file")}`;
  return { candidates, clean: candidates.length > 0 ? [] : [clean], notRun: [] };
}

/** Every place of danger in one file, in no order. */
export function dangersIn(file: SourceFile): readonly Place[] {
  const places: Place[] = secretsIn(file).map((secret) => ({
    rule: "secret",
    topic: "secrets",
    offset: secret.offset,
    what: `\`${file.path}\` holds ${secret.name} in the clear`,
    why: "Everybody who can read the repository, its history or a copy of it has it, and it stays in the history after it is deleted.",
    fix: "Revoke it now, read it from the environment or a secret store, and then remove it",
    severity: secret.severity,
    confidence: secret.confidence,
  }));
  for (const { offset, expression } of workflowInjections(file))
    places.push({
      rule: "workflow-injection",
      topic: "security",
      offset,
      what: `A script of \`${file.path}\` contains \`${expression}\`, text that anybody may write`,
      why: "The text is pasted into the script before the shell reads it, so a title such as `$(…)` runs with the workflow's token.",
      fix: "Put it into `env:` and use the variable in the script",
      severity: "high",
      confidence: 0.85,
    });
  if (!isProgram(file) || (file.role !== "source" && file.role !== "tooling")) return places;
  const lower = file.role === "tooling";
  for (const rule of rulesFor(file.language)) {
    let hits = 0;
    for (const match of file.lexed.code.matchAll(rule.pattern)) {
      if (hits >= MOST_PLACES) break;
      const hit = rule.check(siteOf(file, match));
      if (hit === undefined) continue;
      hits += 1;
      const severity = lower && hit.severity !== "critical" ? "low" : hit.severity;
      places.push({
        ...hit,
        severity,
        rule: rule.id,
        topic: rule.topic,
        offset: match.index + indentOf(match[0]),
      });
    }
  }
  // Code that builds SQL for others writes text on purpose, from names that it checked.
  const builder =
    /(^|\/)(adapters?|[\w-]+_adapters|backends?|dialects?|migrations?|query-?builder|schema|sql)(\/|\.)/i.test(
      file.path,
    );
  for (const text of builder ? [] : sqlTexts(file))
    places.push({
      rule: "sql-text",
      topic: "security",
      offset: text.start,
      what: sqlClaim(file, text),
      why: "A quote in that value ends the text, and what follows it is run as SQL.",
      fix: "Bind the value as a parameter",
      severity: lower ? "low" : text.fromRequest ? "critical" : "medium",
      confidence: text.fromRequest ? 0.85 : 0.55,
    });
  return places;
}

const indentOf = (text: string): number => text.length - text.trimStart().length;

function candidateFor(
  file: SourceFile,
  first: Place,
  rest: readonly Place[],
  importers: number,
): Candidate {
  const cited = (place: Place): Candidate["citations"][0] =>
    cite(file, file.lineAt(place.offset), place.offset);
  const others = rest
    .map(cited)
    .filter((one, i, all) => all.findIndex((other) => other.lines[0] === one.lines[0]) === i);
  const lines = new Set([first, ...rest].map((place) => file.lineAt(place.offset))).size;
  const least = rest.length + 1 >= MOST_PLACES ? "at least " : "";
  const more = lines > 1 ? `; ${least}${count(lines, "place")} of this kind in the file` : "";
  const used = importers >= 3 ? ` ${count(importers, "source file")} depend on this one.` : "";
  return {
    analysis: "danger",
    rule: first.rule,
    severity: first.severity,
    confidence: first.confidence,
    impact: Math.log2(1 + lines) + Math.log2(1 + importers),
    claim: `${first.what}${first.what.includes(file.path) ? "" : ` (\`${file.path}\`)`}${more}.`,
    why: `${first.why}${used}`,
    fix: `${first.fix}.`,
    topic: first.topic,
    citations: [
      cited(first),
      ...others.filter((one) => one.lines[0] !== file.lineAt(first.offset)).slice(0, 2),
    ],
    path: file.path,
    touches: "lines",
  };
}
