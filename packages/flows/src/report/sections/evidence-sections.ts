import type { Entry } from "../../fold/entry.ts";
import { fullEntry, placeOf, shortEntry } from "../entry-text.ts";
import { cell, oneLine, plural, section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";
import { mainList } from "../standing-lists.ts";

/**
 * What the document rests on: every finding that stands, the critical and high ones with their quotes. What the document
 * itself says word for word is not said again.
 */
export function evidenceSection(model: ReportModel): string | undefined {
  const main = mainList(model.entries);
  if (main.length === 0) return undefined;
  const full = main.filter(
    ({ standing, severity }) =>
      standing === "stands" && (severity === "critical" || severity === "high"),
  );
  const rest = main.filter((entry) => !full.includes(entry));
  return section(
    "Evidence",
    `${plural(main.length, "finding")}, each with the lines that it was taken from. A quote marked *verified* was compared with the file by a program.`,
    ...full.map((entry) => fullEntry(entry, undefined, { told: isSaid(model, entry) })),
    rest
      .map((entry) => (isSaid(model, entry) ? placeOf(entry) : shortEntry(entry, undefined)))
      .join("\n"),
  );
}

/** Whether the document has the claim word for word: then its place is what is still to be said. */
function isSaid({ document }: ReportModel, { finding }: Entry): boolean {
  const claim = finding.claim.trim();
  if (claim === "" || document === undefined) return false;
  return (
    document.sections.some(({ body }) => body.includes(claim)) ||
    document.items.some(({ title }) => title.trim() === claim)
  );
}

/** How well a claim is carried. */
function stateOf(entry: Entry): "evidenced" | "anecdotal" | "disputed" {
  const { verdict, tension, finding } = entry;
  if (tension.length > 0 || verdict?.verdict === "partially-refuted") return "disputed";
  if (finding.topic === "contradiction") return "disputed";
  const checked = finding.citations.some(
    ({ status }) => status === "verified" || status === "moved",
  );
  return checked && finding.trust === "codebase" ? "evidenced" : "anecdotal";
}

/** Every claim that the plan leans on, with how well it is carried. */
export function ledgerSection({ entries }: ReportModel): string | undefined {
  const main = mainList(entries);
  if (main.length === 0) return undefined;
  const rows = main.map((entry) => {
    const level = entry.finding.topic === "spec" ? "specification" : "plan";
    return `| ${cell(entry.ref)} | ${cell(entry.finding.claim)} | ${stateOf(entry)} | ${level} |`;
  });
  return section(
    "Claim ledger",
    "*Evidenced* claims rest on lines of the project that a program has verified; *anecdotal* ones on what somebody said; *disputed* ones have something against them.",
    ["| Claim | What it says | State | Level |", "| --- | --- | --- | --- |", ...rows].join("\n"),
  );
}

/** What the run was given, so that a reader knows what was compared or planned. */
export function givenSection({ material }: ReportModel): string | undefined {
  if (!material || material.documents.length === 0) return undefined;
  const lines = material.documents.map(({ title, path, kind, text, lines: count, cut }) => {
    if (kind === "text") return `- **${title}:** ${oneLine(text).slice(0, 300)}`;
    const size = kind === "directory" ? "a directory" : plural(count, "line");
    return `- **${title}:** \`${path ?? ""}\` (${size}${cut ? ", of which the beginning was read" : ""})`;
  });
  return section("What was given", lines.join("\n"));
}
