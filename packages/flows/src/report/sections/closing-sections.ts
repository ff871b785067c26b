import type { Entry } from "../../fold/entry.ts";
import type { Deferred } from "../../fold/fold-output.ts";
import { allDeferred } from "../all-deferred.ts";
import { nameOf, shortEntry } from "../entry-text.ts";
import { oneLine, plural, section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";
import { ofStanding } from "../standing-lists.ts";

/** What the validator said, and what followed from it. */
export function validationSection(model: ReportModel): string {
  const { validation, entries } = model;
  const withdrawn = model.withdrawn
    .map(({ text, why }) => `- Withdrawn: ${oneLine(text)} (${oneLine(why)})`)
    .join("\n");
  if (validation.state === "not-validated") {
    return section(
      "Validation",
      `Not validated: ${clause(validation.reason ?? "no reason is known")}.`,
      withdrawn,
    );
  }
  const counts = Object.entries(validation.verdicts).map(([verdict, n]) => `${n} ${verdict}`);
  const unjudged = entries.filter(
    (entry) => entry.verdict === undefined && entry.standing !== "omitted",
  ).length;
  const lowered = entries.filter((entry) => entry.verdict?.verdict === "partially-refuted");
  return section(
    "Validation",
    `Verdicts: ${counts.join(", ") || "none"}${unjudged === 0 ? "" : `; ${plural(unjudged, "finding")} without a verdict`}. Confidence: ${validation.confidence ?? "unknown"}.`,
    lowered
      .map(
        (entry) =>
          `- ${nameOf(entry)} was partially refuted: ${oneLine(entry.verdict?.reason ?? "")}`,
      )
      .join("\n"),
    withdrawn,
    model.rewritten
      ? "What leaned on refuted findings was written again; above stands the second version."
      : "",
    validation.risks.length === 0
      ? ""
      : ["What may still be wrong:", ...validation.risks.map((risk) => `- ${oneLine(risk)}`)].join(
          "\n",
        ),
    validation.strays.length === 0
      ? ""
      : `Verdicts about findings that do not exist: ${validation.strays.join("; ")}.`,
  );
}

const isNoEvidence = (item: Deferred): boolean => /^no evidence\b/i.test(item.why.trim());

/** What was set aside because it is not needed now. */
export function deferredSection(model: ReportModel): string | undefined {
  const items = allDeferred(model).filter((item) => !isNoEvidence(item));
  return items.length === 0
    ? undefined
    : section("Deferred (YAGNI)", items.map(deferredLine).join("\n"));
}

/** What may be true and has nothing to show for it yet. */
export function noEvidenceSection(model: ReportModel): string | undefined {
  const lines = [
    ...allDeferred(model).filter(isNoEvidence).map(deferredLine),
    ...ofStanding(model.entries, "no-evidence").map(
      (entry) => `${shortEntry(entry, undefined)}. Reopen when: someone can cite a line for it.`,
    ),
  ];
  return lines.length === 0 ? undefined : section("No evidence yet", lines.join("\n"));
}

/** Claims that fell: their quotes are not there, or the validator refuted them. */
export function notVerifiedSection({ entries }: ReportModel): string | undefined {
  const line = (entry: Entry): string => {
    const why = entry.marks.at(-1)?.text ?? "";
    return `${shortEntry(entry, undefined)}: ${oneLine(why)}`;
  };
  const unverified = ofStanding(entries, "unverified");
  const refuted = ofStanding(entries, "refuted");
  if (unverified.length + refuted.length === 0) return undefined;
  return section(
    "Claims not verified",
    unverified.length === 0 ? "" : ["Could not be verified:", ...unverified.map(line)].join("\n"),
    refuted.length === 0 ? "" : ["Refuted:", ...refuted.map(line)].join("\n"),
  );
}

/** Every file that a finding of the report cites, with where. */
export function sourcesSection({ entries }: ReportModel): string | undefined {
  const places = new Map<string, Map<string, number>>();
  for (const { finding } of entries.flatMap((entry) => [entry, ...entry.also])) {
    for (const { path, lines, status } of finding.citations) {
      if (status !== "verified" && status !== "moved") continue;
      const known = places.get(path) ?? new Map<string, number>();
      const [from, to] = lines;
      places.set(path, known.set(from === to ? String(from) : `${from}-${to}`, from));
    }
  }
  if (places.size === 0) return undefined;
  const lines = [...places]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, at]) => `- \`${path}\`: ${inOrder(at).join(", ")}`);
  return section("Sources", "Lines of the snapshot whose quotes were verified:", lines.join("\n"));
}

const inOrder = (at: ReadonlyMap<string, number>): string[] =>
  [...at].toSorted(([, a], [, b]) => a - b).map(([text]) => text);

function deferredLine({ item, why, reopenWhen, persona, source }: Deferred): string {
  const from = source === undefined ? persona : `${persona}, ${oneLine(source)}`;
  return `- ${clause(item)}: ${clause(why)}. Reopen when: ${clause(reopenWhen)} (${from})`;
}

/** Text inside a sentence of ours: on one line, without the end of its own. */
const clause = (text: string): string => oneLine(text).replace(/\.$/, "");
