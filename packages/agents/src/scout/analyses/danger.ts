import type { Place } from "../code/place.ts";
import { rulePlaces, ruleTable } from "../code/rule-places.ts";
import { CODE_RULES } from "../danger/code-rules.ts";
import { COMMAND_RULES } from "../danger/command-rules.ts";
import { NATIVE_RULES } from "../danger/native-rules.ts";
import { PAGE_RULES } from "../danger/page-rules.ts";
import { secretsIn } from "../danger/secrets.ts";
import { sqlClaim, sqlTexts } from "../danger/sql-rule.ts";
import { TRANSPORT_RULES } from "../danger/transport-rules.ts";
import { workflowInjections } from "../danger/workflow-injection.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { AnalysisResult } from "./candidate.ts";
import { isProgram, type AnalysisContext } from "./context.ts";
import { analysePlaces } from "./place-analysis.ts";

const RULES = ruleTable([
  ...COMMAND_RULES,
  ...CODE_RULES,
  ...TRANSPORT_RULES,
  ...PAGE_RULES,
  ...NATIVE_RULES,
]);

/** Finds calls that hand control to whoever controls their input, and secrets. */
export function analyseDanger(context: AnalysisContext): Promise<AnalysisResult> {
  return analysePlaces(context, {
    analysis: "danger",
    isFor: () => true,
    placesIn: dangersIn,
    none: "no dangerous call or committed secret",
    nothing: "there is no file to look at",
  });
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
  places.push(...rulePlaces(file, RULES));
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
