import { type Citation, fenced } from "@wheelhouse/core";
import type { Entry } from "../fold/entry.ts";
import { hostOf } from "./host-of.ts";
import { oneLine, plural, prose } from "./markdown.ts";

const CHECK: Readonly<Record<NonNullable<Citation["status"]>, string>> = {
  verified: "verified",
  moved: "moved, lines corrected",
  "not-found": "not found",
};

/** `path:first-last`, with the outcome of our check. */
function citationText(citation: Citation): string {
  if (hostOf(citation.path) !== undefined)
    return `<${citation.path.replaceAll(/[<>\s]/g, "")}> (outside: not checked by a program)`;
  const [from, to] = citation.lines;
  const lines = from === to ? String(from) : `${from}-${to}`;
  return `\`${citation.path}:${lines}\` (${CHECK[citation.status ?? "not-found"]})`;
}

/** `S1 (angle.structural-analyst)`: the name under which a finding is known. */
export function nameOf(source: { finding: Entry["finding"] }): string {
  return `${source.finding.id} (${source.finding.step ?? "unknown step"})`;
}

/**
 * An entry in full: claim, who says so, why, what to do, evidence, and what the rules did to it. With `told` the why and
 * the what to do stand elsewhere.
 */
export function fullEntry(
  entry: Entry,
  label: string | undefined,
  { told = false }: { readonly told?: boolean } = {},
): string {
  const { finding } = entry;
  const facts = [
    nameOf(entry),
    entry.severity === finding.severity
      ? entry.severity
      : `${entry.severity} (the agent said ${finding.severity})`,
    ...(finding.topic === undefined ? [] : [oneLine(finding.topic)]),
    ...(finding.trust === "codebase" ? [] : [`evidence: ${finding.trust}`]),
    ...entry.also.map((source) => `also ${nameOf(source)}`),
  ];
  const parts = [
    `### ${label === undefined ? entry.ref : label}: ${oneLine(finding.claim)}`,
    facts.join(" · "),
    ...(told || finding.why.trim() === "" ? [] : [prose(finding.why)]),
    ...(told || finding.fix === undefined ? [] : [`**What to do:** ${prose(finding.fix)}`]),
    finding.citations
      .map((citation) => `- ${citationText(citation)}\n${fenced(citation.quote, "", "  ")}`)
      .join("\n"),
    entry.marks
      .filter((mark) => mark.rule !== "merged")
      .map((mark) => `- ${mark.rule}: ${oneLine(mark.text)}`)
      .join("\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** An entry as one line of a list: claim, name, first place, and what to do where it still counts. */
export function shortEntry(entry: Entry, label: string | undefined): string {
  const { finding, standing } = entry;
  const [first] = finding.citations;
  const place = first ? `, ${citationText(first)}` : "";
  const name = label === undefined ? "" : `${label}, `;
  const line = `- ${oneLine(finding.claim)} (${name}${nameOf(entry)}, ${entry.severity}${place})`;
  const counts = standing === "below" || standing === "advisory";
  return counts && finding.fix !== undefined ? `${line} What to do: ${oneLine(finding.fix)}` : line;
}

/** An entry whose claim stands elsewhere, as one line: its name and its places. */
export function placeOf(entry: Entry): string {
  const places = entry.finding.citations.slice(0, 3).map(citationText);
  const more = entry.finding.citations.length - places.length;
  return `- ${entry.ref}: ${places.join(", ") || "no place"}${more > 0 ? ` and ${plural(more, "place")} more` : ""}`;
}
