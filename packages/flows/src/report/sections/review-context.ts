import { REVIEW_CLASSES } from "../../fold/entry.ts";
import { oneLine, plural, section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";
import { mainList, ofStanding } from "../standing-lists.ts";
import { withoutModel } from "../without-model.ts";

/** What was reviewed, against what, by whom. */
export function reviewScope({ diff, roster, scan }: ReportModel): string {
  const what =
    diff === undefined
      ? scan.scope.why
      : diff.whole
        ? `Mode C: ${diff.why} (${plural(scan.scope.files, "file")}).`
        : `Mode ${diff.mode}: ${diff.why}. ${plural(diff.files.length, "file")}${diff.mode === "C" ? "" : ` against ${diff.against}`}.`;
  const asked = roster.chosen.map((id) => `- ${id}: ${roster.reasons[id] ?? ""}`);
  return section(
    "What was reviewed",
    what,
    `Band: ${roster.band.why}.`,
    asked.length === 0 ? "" : `Asked:\n${asked.join("\n")}`,
    diff && diff.commits.length > 0
      ? `Commits:\n${diff.commits
          .slice(0, 10)
          .map((subject) => `- ${oneLine(subject)}`)
          .join("\n")}`
      : "",
  );
}

const MEANING = {
  CRIT: "must be settled",
  WARN: "should be settled",
  SUGG: "could be better",
} as const;

/** The table of what was found. YAGNI candidates are advice and not counted. */
export function reviewTable({ entries, roster }: ReportModel): string | undefined {
  if (!roster.dispatch) return undefined;
  const main = mainList(entries);
  const rows = REVIEW_CLASSES.map((name) => {
    const own = main.filter((entry) => entry.class === name);
    const full = own.filter((entry) => entry.standing === "stands").length;
    return `| ${name} | ${MEANING[name]} | ${own.length} | ${full} |`;
  });
  const omitted = ofStanding(entries, "omitted").length;
  return section(
    "Findings",
    ["| class | meaning | found | in full |", "| --- | --- | --- | --- |", ...rows].join("\n"),
    omitted === 0
      ? ""
      : `${plural(omitted, "finding")} over the cap ${omitted === 1 ? "is" : "are"} left out of the lists.`,
  );
}

/** What to do, by the highest class that stands. */
export function reviewVerdict(model: ReportModel): string | undefined {
  if (!model.roster.dispatch) return undefined;
  const main = mainList(model.entries);
  const count = (name: string): number => main.filter((entry) => entry.class === name).length;
  const [crit, warn, sugg] = [count("CRIT"), count("WARN"), count("SUGG")];
  const change = model.diff !== undefined && model.diff.mode !== "C";
  const verdict =
    crit > 0
      ? `${change ? "Do not merge" : "Act now"}: ${plural(crit, "critical finding")}.`
      : warn > 0
        ? `${change ? "Merge after the warnings are settled" : "Settle the warnings"}: ${plural(warn, "warning")}, nothing critical.`
        : sugg > 0
          ? `${change ? "Can be merged" : "No objection"}: ${plural(sugg, "suggestion")}, nothing critical.`
          : `${change && !withoutModel(model) ? "Can be merged" : "No objection"}: nothing was found that stands.`;
  const missing = model.fold.agents.filter((agent) => agent.status === "failed");
  const unread = withoutModel(model)
    ? "No model has read it: this is what can be told by programs alone."
    : "";
  const caveat =
    missing.length === 0
      ? ""
      : `This rests on an incomplete review: ${missing.map((agent) => agent.label).join(", ")} failed.`;
  const steps = model.recommendations.map(
    ({ text, findings }, index) =>
      `${index + 1}. ${oneLine(text)}${findings.length === 0 ? "" : ` (${findings.join(", ")})`}`,
  );
  return section("Recommendation", verdict, unread, caveat, steps.join("\n"));
}

/** Commands are the project's own: a review that only reads runs none, and says so. */
export function reviewChecks({ roster }: ReportModel): string | undefined {
  if (!roster.dispatch) return undefined;
  return section(
    "Automated checks",
    "Tests, lint and build: not run. This flow only reads, and no command of the project is allowed to it.",
  );
}

/** What is good, as the reviewers reported it. */
export function reviewGood({ good, fold, roster }: ReportModel): string | undefined {
  if (!roster.dispatch) return undefined;
  const reported = good.length > 0 ? good : fold.agents.flatMap((agent) => agent.clean);
  if (reported.length === 0) return undefined;
  return section(
    "What is good",
    reported
      .slice(0, 4)
      .map((line) => `- ${oneLine(line)}`)
      .join("\n"),
  );
}
