import type { ReviewClass } from "../../fold/entry.ts";
import { fullEntry, shortEntry } from "../entry-text.ts";
import { section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";
import { mainList, ofStanding } from "../standing-lists.ts";
import { vulnerabilities } from "./review-security.ts";

/** Critical findings; a vulnerability stands here as a reference, its exploit in the security section. */
export function reviewCritical(model: ReportModel): string | undefined {
  const secured = new Set(vulnerabilities(model));
  return classSection(model, "CRIT", "Critical", (entry) => {
    const label = model.labels.get(entry);
    if (!secured.has(entry)) return fullEntry(entry, label);
    return `### ${label ?? entry.ref}: see ${entry.ref} under "Security vulnerabilities"\n\n${shortEntry(entry, undefined)}`;
  });
}

/** Warnings. */
export function reviewWarnings(model: ReportModel): string | undefined {
  return classSection(model, "WARN", "Warnings");
}

/** Suggestions. */
export function reviewSuggestions(model: ReportModel): string | undefined {
  return classSection(model, "SUGG", "Suggestions");
}

/** The sentence that stands above every YAGNI section. */
export const YAGNI_DISCLAIMER =
  "These are candidates, not defects. They are not counted above, and you may overrule each of them: whoever needs the thing knows more about the need than its reader.";

/** YAGNI candidates: advice, not counted. */
export function reviewYagni(model: ReportModel): string | undefined {
  const advisory = ofStanding(model.entries, "advisory");
  if (advisory.length === 0) return undefined;
  const lines = advisory.map((entry) => shortEntry(entry, undefined));
  return section("YAGNI candidates", YAGNI_DISCLAIMER, lines.join("\n"));
}

/** What is not of this change's making. */
export function reviewExisting({ entries }: ReportModel): string | undefined {
  const existing = ofStanding(entries, "existing");
  if (existing.length === 0) return undefined;
  return section(
    "Not of this change's making",
    "Found on the way, in lines that the change does not touch; not counted above.",
    existing.map((entry) => shortEntry(entry, undefined)).join("\n"),
  );
}

function classSection(
  model: ReportModel,
  name: ReviewClass,
  heading: string,
  write = (entry: ReturnType<typeof mainList>[number]): string =>
    fullEntry(entry, model.labels.get(entry)),
): string | undefined {
  const own = mainList(model.entries).filter((entry) => entry.class === name);
  if (own.length === 0) return undefined;
  const full = own.filter((entry) => entry.standing === "stands");
  const lines = own
    .filter((entry) => entry.standing === "below")
    .map((entry) => shortEntry(entry, model.labels.get(entry)));
  return section(
    heading,
    ...full.map(write),
    lines.length === 0
      ? ""
      : `${full.length === 0 ? `Band ${model.input.band} reports this class in a line each; a larger band reports it in full.` : "In a line each:"}\n\n${lines.join("\n")}`,
  );
}
