import { findingFingerprint } from "@wheelhouse/core";
import type { ReportFinding } from "../../report/report-schema.ts";
import { weightOf } from "./sarif-level.ts";
import { locationOf } from "./sarif-location.ts";
import type { SarifResult } from "./sarif-log.ts";
import { ruleIdOf } from "./sarif-rules.ts";

/** The name of our fingerprint; a way of making it that gives another one for the same finding has the next number. */
const FINGERPRINT = "wheelhouseFinding/v1";

/** A finding as a result. The first place that was checked is where it is; the others are beside it. */
export function resultOf(
  finding: ReportFinding,
  /** Places of rules, by id, and whether the report was compared with the run before it. */
  {
    rules,
    isCompared,
  }: { readonly rules: ReadonlyMap<string, number>; readonly isCompared: boolean },
): SarifResult {
  const ruleId = ruleIdOf(finding);
  const [first, ...others] = finding.citations.flatMap((each) => locationOf(each) ?? []);
  return {
    ruleId,
    ruleIndex: rules.get(ruleId) ?? -1,
    ...weightOf(finding.severity, finding.standing),
    message: { text: messageOf(finding) },
    locations: first === undefined ? [] : [first],
    ...(others.length > 0 && {
      relatedLocations: others.map((location, index) => ({ id: index + 1, ...location })),
    }),
    partialFingerprints: { [FINGERPRINT]: findingFingerprint(finding) },
    // All results of a log say what suppresses them, or none does.
    suppressions:
      finding.standing === "refuted"
        ? [
            {
              kind: "external",
              status: "accepted",
              justification: finding.verdict?.reason ?? "Refuted by validation.",
            },
          ]
        : [],
    ...(isCompared && { baselineState: baselineOf(finding) }),
    properties: propertiesOf(finding),
  };
}

/** What the run before says of it; what that one is not asked about, such as what was refuted, counts as new. */
function baselineOf({ since, was }: ReportFinding): "new" | "unchanged" | "updated" {
  if (since !== "still") return "new";
  return was === undefined ? "unchanged" : "updated";
}

function messageOf({ claim, why, fix }: ReportFinding): string {
  return [claim, why, fix === undefined ? "" : `What to do: ${fix}`]
    .map((part) => withoutLinks(part.trim()))
    .filter((part) => part !== "")
    .join("\n\n");
}

/** In a message of this format `[words](place)` is a link; words of an agent make none. */
function withoutLinks(text: string): string {
  return text.replaceAll(/\[([^\]]*)\]\(/g, String.raw`\[$1\](`);
}

function propertiesOf(finding: ReportFinding): Readonly<Record<string, unknown>> {
  const { ref, step, persona, severity, claimed, standing, trust, also, marks } = finding;
  return {
    ref,
    step,
    persona,
    severity,
    claimed,
    standing,
    trust,
    also,
    marks,
    citations: finding.citations.map(({ path, lines, status }) => ({ path, lines, status })),
    ...(finding.class && { class: finding.class }),
    ...(finding.verdict && { verdict: finding.verdict }),
  };
}
