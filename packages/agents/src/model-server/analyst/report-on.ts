import type { Brief, Finding, FindingsOutput } from "@wheelhouse/core";
import { seenLines } from "../reviewer/seen-lines.ts";
import { lensOf } from "./lenses.ts";

/** More of the same says no more. */
const MOST = 2;

/** What an analyst hands in about a file that a tool has shown it; every finding cites a line that was seen. Pure. */
export function reportOn(path: string, shown: string, brief: Brief): FindingsOutput {
  const { prefix = "F", max = MOST, changed = [], persona } = brief;
  const { seeks, severity, topic, does, why, fix } = lensOf(persona);
  const lines = seenLines(shown);
  if (!lines)
    return {
      findings: [],
      clean: [],
      notRun: [`${path} could not be read`],
      deferred: [],
      summary: "The file could not be read.",
    };
  const ranges = changed.find((file) => file.path === path)?.ranges ?? [];
  const inChange = (line: number): boolean =>
    ranges.length === 0 || ranges.some(([first, last]) => line >= first && line <= last);
  const pattern = new RegExp(seeks);
  const written = lines.filter(({ text }) => text.trim() !== "");
  const hits = written.filter(({ line, text }) => inChange(line) && pattern.test(text));
  const findings = hits.slice(0, Math.min(max, MOST)).map(({ line, text }, at): Finding => ({
    id: `${prefix}${at + 1}`,
    severity,
    claim: `Line ${line} of ${path} ${does}.`,
    why,
    fix,
    citations: [{ path, lines: [line, line], quote: text.trim() }],
    trust: "codebase",
    topic,
  }));
  const [first] = findings;
  return {
    findings,
    clean: [`the other ${written.length - findings.length} lines of ${path}`],
    notRun: [],
    deferred: first
      ? [
          {
            item: `A rule that keeps ${topic} in order everywhere`,
            why: "best-practice: only what was seen here needs it",
            reopenWhen: `a second file shows the same as ${path}`,
            source: first.id,
          },
        ]
      : [],
    summary: first
      ? `${path} was read: ${first.claim}`
      : `${path} was read, and what was changed in it is in order.`,
  };
}
