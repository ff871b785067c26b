import type { Citation } from "@wheelhouse/core";
import type { Standing } from "../fold/entry.ts";
import type { KeptFinding } from "../io/history.ts";
import type { Report } from "../report/report-schema.ts";

/** What a run said that later runs are compared with: neither refuted, nor without evidence. */
const COUNTED: ReadonlySet<Standing> = new Set<Standing>([
  "stands",
  "below",
  "advisory",
  "existing",
  "omitted",
]);

/** Whether a finding is among those that runs are compared by. */
export function isCounted({ standing }: { readonly standing: Standing }): boolean {
  return COUNTED.has(standing);
}

/** The findings of an earlier report that a later run is compared with; `isQuoted` asks the snapshot of that one. */
export function keptFindings(
  { findings }: Pick<Report, "findings">,
  isQuoted: (citations: readonly Citation[]) => boolean,
): KeptFinding[] {
  return findings.filter(isCounted).map((finding) => {
    const { ref, severity, persona, step, topic, claim, citations } = finding;
    return {
      ref,
      severity,
      persona,
      step,
      claim,
      citations,
      quoted: isQuoted(citations),
      ...(topic !== undefined && { topic }),
    };
  });
}
