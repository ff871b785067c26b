import type { Entry } from "../../fold/entry.ts";
import { cell, section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";

const ANALYST = "gap-analyzer";

/**
 * How sure each gap is, counted and not judged: two confirmations are high, one or none medium, any contradiction low.
 * A confirmation names the gap's id at its beginning, or is the validator's verdict.
 */
export function gapConfidence({ entries, roster }: ReportModel): string | undefined {
  if (!roster.dispatch) return undefined;
  const gaps = entries.filter(
    ({ persona, standing }) => persona === ANALYST && standing !== "omitted",
  );
  if (gaps.length === 0) return undefined;
  const rows = gaps.map((gap) => {
    const confirmed = mentions(entries, gap, "confirmation") + verdictCount(gap, "confirmed");
    const contradicted = mentions(entries, gap, "contradiction") + verdictCount(gap, "refuted");
    const confidence = contradicted > 0 ? "low" : confirmed > 1 ? "high" : "medium";
    return `| ${cell(gap.ref)} | ${cell(gap.finding.claim)} | ${confirmed} | ${contradicted} | ${confidence} |`;
  });
  return section(
    "Confidence",
    "Counted from what the others handed in: two confirmations make a gap *high*, a contradiction makes it *low*.",
    [
      "| Gap | What is missing | Confirmed | Contradicted | Confidence |",
      "| --- | --- | --- | --- | --- |",
      ...rows,
    ].join("\n"),
  );
}

function mentions(entries: readonly Entry[], { ref, finding }: Entry, topic: string): number {
  return entries.filter((entry) => {
    const { claim, topic: own } = entry.finding;
    if (own !== topic || entry.standing === "unverified" || entry.standing === "refuted")
      return false;
    const words = claim.split(/[\s:,;()]+/);
    return words.includes(ref) || words.includes(finding.id);
  }).length;
}

const verdictCount = ({ verdict }: Entry, wanted: string): number =>
  verdict?.verdict === wanted ? 1 : 0;
