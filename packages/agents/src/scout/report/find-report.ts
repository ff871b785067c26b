import type { Analysis, Brief, Finding, FindingsOutput } from "@wheelhouse/core";
import type { Candidate } from "../analyses/candidate.ts";
import { count, factsOf, listed } from "../analyses/context.ts";
import { REGISTRY } from "../analyses/registry.ts";
import type { AnalysesRun } from "../run-analyses.ts";
import { rank } from "./rank.ts";
import { bySeverity } from "./severity-counts.ts";

/** Puts what the analyses found into the form that a finder hands in. */
export function findReport({ context, results }: AnalysesRun, brief: Brief): FindingsOutput {
  const asked = brief.scope ?? [];
  const scope = asked.length > 0 ? asked : (factsOf(context)?.scope ?? []);
  const candidates = [...results.values()].flatMap((result) => result.candidates);
  const { chosen, left } = rank(candidates, brief, scope);
  const findings = chosen.map((one, i) => finding(one, `${brief.prefix ?? "S"}${i + 1}`));
  const narrowed = brief.changed !== undefined || scope.length > 0;
  const clean: string[] = [];
  const notRun: string[] = [];
  for (const [analysis, result] of results) {
    clean.push(...result.clean);
    notRun.push(...result.notRun);
    const none = !chosen.some((one) => one.analysis === analysis) && !left.has(analysis);
    if (none && narrowed && result.candidates.length > 0)
      clean.push(
        `${analysis}: nothing in ${brief.changed === undefined ? "scope" : "the change"} (${count(result.candidates.length, "finding")} elsewhere)`,
      );
  }
  if (results.size === 0) notRun.push(needsModel(brief));
  const { omitted } = context.index;
  if (omitted.length > 0)
    notRun.push(
      `${count(omitted.length, "file")} not read: ${listed(omitted.slice(0, 5))}${omitted.length > 5 ? " and others" : ""}`,
    );
  return {
    findings,
    clean,
    notRun,
    deferred: [...left].map(([analysis, rest]) => deferredOf(analysis, rest)),
    summary: summaryOf(findings, context.index.files.length, results.size),
  };
}

/** Why nothing was looked at, in the words of whoever asked. */
const needsModel = ({ persona }: Brief): string =>
  `Needs a model: nothing that ${persona === undefined ? "was asked" : `the ${persona} looks for`} can be found without one.`;

function finding(one: Candidate, id: string): Finding {
  return {
    id,
    severity: one.severity,
    claim: one.claim,
    why: one.why,
    ...(one.fix === "" ? {} : { fix: one.fix }),
    citations: [...one.citations],
    trust: one.trust ?? "codebase",
    topic: one.topic,
  };
}

function deferredOf(
  analysis: Analysis,
  rest: readonly Candidate[],
): FindingsOutput["deferred"][number] {
  const paths = [...new Set(rest.map((one) => one.path))];
  if (REGISTRY[analysis].describes)
    return {
      item: `${count(rest.length, "more description")} by the ${analysis} analysis: ${listed([...new Set(rest.map((one) => one.topic))])}`,
      why: "The list is kept short; what is left out is as true as what is in it.",
      reopenWhen: "a larger band is chosen, or the scope is narrowed",
    };
  return {
    item: `${count(rest.length, "more finding")} of the ${analysis} analysis, in ${listed(paths.slice(0, 4))}${paths.length > 4 ? ` and ${count(paths.length - 4, "other file")}` : ""}`,
    why: "They rank below the ones reported, and a short list is acted on.",
    reopenWhen: `the reported ${analysis} findings are fixed, or one of these files is changed`,
  };
}

function summaryOf(findings: readonly Finding[], files: number, analyses: number): string {
  const read = `${count(analyses, "deterministic analysis", "deterministic analyses")} over ${count(files, "file")}, without a model`;
  if (analyses === 0)
    return "This needs a model: no deterministic analysis belongs to it, so nothing was looked at.";
  if (findings.length === 0) return `Nothing worth acting on was found by ${read}.`;
  return `${count(findings.length, "finding")} (${bySeverity(findings)}) by ${read}.`;
}
