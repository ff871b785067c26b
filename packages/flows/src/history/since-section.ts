import type { EarlierFinding, Since } from "@wheelhouse/core";
import { isoTime } from "../report/iso-time.ts";
import { oneLine, plural, section } from "../report/markdown.ts";
import type { ReportFinding } from "../report/report-schema.ts";

/** Lines of a kind in the section; the receipt lists more, and a comparison of the runs all. */
const MOST_LINES = 10;

/** What has changed since the run before, as a section: counts first, then what is new and what is gone. */
export function sinceSection(since: Since, findings: readonly ReportFinding[]): string {
  const { run, endedAt, counts, gone, notLooked, notes } = since;
  const fresh = findings.filter((each) => each.since === "new");
  const changed = findings.filter((each) => each.was !== undefined);
  return section(
    "Since the last run",
    `Compared with run \`${run}\` of ${isoTime(endedAt)}: ${countsText(counts)}.${notes.map((note) => ` ${note}`).join("")}`,
    list("New", counts.new, fresh.map(freshLine)),
    list("With another severity", changed.length, changed.map(freshLine)),
    list("Gone", counts.gone, gone.map(goneLine)),
    list("Not looked at this time", counts.notLooked, notLooked.map(goneLine)),
  );
}

/** `3 new, 1 gone, 7 still there`; findings that nobody looked for only where there are some. */
export function countsText(counts: Since["counts"]): string {
  const { new: fresh, gone, still, notLooked } = counts;
  return [
    `${fresh} new`,
    `${gone} gone`,
    `${still} still there`,
    ...(notLooked === 0 ? [] : [`${notLooked} not looked at`]),
  ].join(", ");
}

function freshLine({ ref, label, severity, was, claim }: ReportFinding): string {
  const then = was === undefined ? "" : `, ${was} then`;
  return `${label ?? ref} (${severity}${then}): ${oneLine(claim)}`;
}

function goneLine({ ref, severity, claim, place, why }: EarlierFinding): string {
  const where = place === undefined ? "" : `, \`${place}\``;
  return `${ref} then (${severity}${where}): ${oneLine(claim)} ${oneLine(why)}`;
}

function list(title: string, count: number, lines: readonly string[]): string {
  if (count === 0) return "";
  const shown = lines.slice(0, MOST_LINES).map((line) => `- ${line}`);
  const more = count - shown.length;
  return [
    `**${title}**`,
    "",
    ...shown,
    ...(more > 0 ? [`- and ${plural(more, "finding")} more`] : []),
  ].join("\n");
}
