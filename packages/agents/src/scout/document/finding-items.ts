import { SEVERITIES, type BriefSection, type DocumentItem, type Finding } from "@wheelhouse/core";
import type { AnalysisContext } from "../analyses/context.ts";
import { definitionAt, outlineOf } from "../lex/outline.ts";

const PRIORITY: Readonly<Record<Finding["severity"], string>> = {
  critical: "CRIT",
  high: "HIGH",
  medium: "MED",
  low: "LOW",
  info: "LOW",
};

/** Makes an item of each finding of a section's topics, the worst first, in the finding's own words. */
export function findingItems(
  section: BriefSection,
  findings: readonly Finding[],
  context: AnalysisContext,
): readonly DocumentItem[] {
  const prefix = section.prefix ?? "I-";
  const wide = prefix === "TP-" ? 3 : 1;
  return findings
    .filter(({ topic }) => topic !== undefined && section.topics.includes(topic))
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .slice(0, section.max ?? 40)
    .map((finding, at): DocumentItem => ({
      id: `${prefix}${String(at + 1).padStart(wide, "0")}`,
      section: section.id,
      title: titleOf(finding),
      body: [finding.why, finding.fix ?? "", placesOf(finding)]
        .filter((one) => one !== "")
        .join("\n\n"),
      fields: Object.fromEntries(
        (section.fields ?? []).map((name) => [
          name,
          fieldOf(name, finding, context) ?? "Needs a model.",
        ]),
      ),
      findings: [finding.id],
      dependsOn: [],
    }));
}

const titleOf = ({ claim }: Finding): string => {
  const plain = claim.replace(/\.$/, "");
  return plain.length > 160 ? `${plain.slice(0, 159)}…` : plain;
};

const placesOf = ({ citations }: Finding): string =>
  citations.length === 0
    ? ""
    : `At ${citations
        .slice(0, 3)
        .map(({ path, lines }) => `\`${path}:${lines[0]}\``)
        .join(", ")}.`;

/** What a finding says for a field; undefined when that takes judgement. */
function fieldOf(name: string, finding: Finding, context: AnalysisContext): string | undefined {
  const [first] = finding.citations;
  switch (name) {
    case "priority":
      return PRIORITY[finding.severity];
    case "severity":
      return finding.severity;
    case "origin":
    case "source":
      return finding.id;
    case "file":
    case "files":
      return first?.path;
    case "seam":
      return first === undefined ? undefined : seamOf(context, first.path, first.lines[0]);
    case "change":
    case "resolution":
      return finding.fix;
    case "why it matters":
      return finding.why;
    case "kind":
      return finding.topic === "gap" ? "missing" : undefined;
    case "expected":
      return /^It should be: "(.*)"\.$/s.exec(finding.why)?.[1];
    case "current":
      return finding.topic === "gap" ? "it is not there" : finding.claim;
    default:
      return undefined;
  }
}

/** Where a test takes hold of a line: what its file exports, else the function that holds it. */
function seamOf({ index }: AnalysisContext, path: string, line: number): string | undefined {
  const file = index.byPath.get(path);
  if (file === undefined) return undefined;
  const inside = definitionAt(file, line);
  const door =
    inside?.exported === true
      ? inside
      : outlineOf(file).find(({ exported, kind }) => exported && kind === "function");
  const seam = door ?? inside;
  return seam === undefined ? path : `${seam.name} (${path}:${seam.line})`;
}
