import type { LanguageId } from "../tree/language.ts";
import type { SourceFile } from "../tree/source-file.ts";
import { siteOf, type CodeRule } from "./code-rule.ts";
import type { Place } from "./place.ts";

/** Of one kind in one file no more are looked for: nobody reads them one by one. */
export const MOST_PLACES = 50;

/** Rules told apart by the language that they are for. */
export type RuleTable = (language: LanguageId) => readonly CodeRule[];

/** Makes a table of rules. */
export function ruleTable(rules: readonly CodeRule[]): RuleTable {
  const byLanguage = new Map<LanguageId, readonly CodeRule[]>();
  return (language) => {
    const known =
      byLanguage.get(language) ?? rules.filter((rule) => rule.languages.includes(language));
    byLanguage.set(language, known);
    return known;
  };
}

/** Where the rules for a program's language hit; what is only tooling is never worse than low, unless critical. */
export function rulePlaces(file: SourceFile, table: RuleTable): readonly Place[] {
  if (file.role !== "source" && file.role !== "tooling") return [];
  const places: Place[] = [];
  const lower = file.role === "tooling";
  for (const rule of table(file.language)) {
    let hits = 0;
    for (const match of file.lexed.code.matchAll(rule.pattern)) {
      if (hits >= MOST_PLACES) break;
      const hit = rule.check(siteOf(file, match));
      if (hit === undefined) continue;
      hits += 1;
      const severity = lower && hit.severity !== "critical" ? "low" : hit.severity;
      const indent = match[0].length - match[0].trimStart().length;
      places.push({
        ...hit,
        severity,
        rule: rule.id,
        topic: rule.topic,
        offset: match.index + indent,
      });
    }
  }
  return places;
}
