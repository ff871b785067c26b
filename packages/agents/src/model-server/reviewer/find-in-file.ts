import type { Brief, Finding, FindingsOutput } from "@wheelhouse/core";
import type { SeenLine } from "./seen-lines.ts";

/** What stands out in a line, in the order of how much. */
const REMARKS: readonly (readonly [RegExp, Finding["severity"], string, string])[] = [
  [/catch\s*(\(\w*\))?\s*\{\s*\}/, "medium", "swallows an error", "errors"],
  [/\b(eval|exec|system)\s*\(/, "medium", "runs text as code", "security"],
  [/\b(TODO|FIXME|XXX)\b/, "low", "is marked as unfinished", "maintenance"],
  [/[\w)\]]\s*\/\s*[\w(]/, "low", "divides without a look at the divisor", "correctness"],
  [/\b(function|def|fn|func|class)\b/, "info", "declares what no comment explains", "structure"],
];
const ANY = [/\S{3}/, "info", "is worth a second look", "structure"] as const;

/** A review of one file from the lines that were seen of it; every finding cites one of them. Pure. */
export function findInFile(
  path: string,
  lines: readonly SeenLine[],
  { prefix = "F", max = 3, changed = [] }: Brief,
): FindingsOutput {
  const ranges = changed.filter((file) => file.path === path).flatMap(({ ranges: own }) => own);
  const inScope = (line: number): boolean =>
    ranges.length === 0 || ranges.some(([first, last]) => line >= first && line <= last);
  const usable = lines.filter(({ text }) => text.trim().length >= 4 && !text.includes("```"));
  const changedLines = usable.filter(({ line }) => inScope(line));
  const remarks = [...REMARKS, ANY].flatMap(([pattern, severity, what, topic]) => {
    const seen = changedLines.find(({ text }) => pattern.test(text));
    return seen ? [{ seen, severity, what, topic }] : [];
  });
  const distinct = remarks.filter(
    ({ seen }, at) => remarks.findIndex((each) => each.seen.line === seen.line) === at,
  );
  const findings = distinct
    .slice(0, Math.min(max, 2))
    .map(({ seen: { line, text }, severity, what, topic }, at): Finding => ({
      id: `${prefix}${at + 1}`,
      severity,
      claim: `Line ${line} of ${path} ${what}.`,
      why: `Whoever changes ${path} next relies on it.`,
      fix: "Say in the code what is meant, or guard it.",
      citations: [{ path, lines: [line, line], quote: text.trim() }],
      trust: "codebase",
      topic,
    }));
  return {
    findings,
    clean: [`the other ${Math.max(0, lines.length - findings.length)} lines of ${path}`],
    notRun: [],
    deferred: [],
    summary: `Read ${path}: ${findings.length} remarks.`,
  };
}
