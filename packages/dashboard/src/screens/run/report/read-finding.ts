import { type FindingObject } from "@wheelhouse/core";
import { z } from "zod";

/** What a flow's report may say of a finding beside what every finding has. What is missing is undefined. */
const saidSchema = z.object({
  standing: z.string().optional().catch(undefined),
  label: z.string().optional().catch(undefined),
  ref: z.string().optional().catch(undefined),
  persona: z.string().optional().catch(undefined),
  claimed: z.string().optional().catch(undefined),
  also: z.array(z.string()).catch([]),
  marks: z.array(z.string()).catch([]),
});

/** Where a finding stands in its report: counted, set aside with a reason, or not verified. */
export type FindingGroup = "counted" | "aside" | "unverified";

/** A finding as the page shows it. */
export interface ShownFinding {
  readonly finding: FindingObject;
  /** What it is called in the report. */
  readonly name: string;
  /** Names it among the findings of a run. */
  readonly key: string;
  readonly group: FindingGroup;
  readonly standing: string | undefined;
  /** Who found it; its step when the report names no persona. */
  readonly who: string;
  /** What its author said, where the rules changed it. */
  readonly claimed: string | undefined;
  /** Others who found the same. */
  readonly also: readonly string[];
  /** What the rules did to it. */
  readonly marks: readonly string[];
}

const GROUPS: Readonly<Record<string, FindingGroup>> = {
  stands: "counted",
  below: "counted",
  advisory: "aside",
  existing: "aside",
  omitted: "aside",
  "no-evidence": "unverified",
  unverified: "unverified",
  refuted: "unverified",
};

/** Reads what a report says of a finding. One without a standing counts, unless none of its citations was checked well. */
export function readFinding(finding: FindingObject, index: number): ShownFinding {
  const { standing, label, ref, persona, claimed, also, marks } = saidSchema.parse(finding);
  return {
    finding,
    name: label ?? ref ?? finding.id,
    key: `${index}:${finding.step ?? ""}:${finding.id}`,
    group: (standing === undefined ? undefined : GROUPS[standing]) ?? groupByCheck(finding),
    standing,
    who: persona ?? finding.step ?? "",
    claimed: claimed === finding.severity ? undefined : claimed,
    also,
    marks,
  };
}

/** Without the word of a report only our check of the quotes counts. */
function groupByCheck({ citations }: FindingObject): FindingGroup {
  return citations.some(({ status }) => status === "verified" || status === "moved")
    ? "counted"
    : "unverified";
}
