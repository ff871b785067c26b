import { plural, prose, section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";
import { mainList, ofStanding } from "../standing-lists.ts";
import { withoutModel } from "../without-model.ts";
import { declaredSections, isEmpty, unwritten, writtenIn } from "../written-parts.ts";

/** The summary: the synthesis as far as it stands, and what a reader must know before trusting it. */
export function summarySection(model: ReportModel): string {
  const { roster, validation, fold, entries } = model;
  if (!roster.dispatch) return section("Summary", withoutScope(model));
  const failed = fold.agents.filter((agent) => agent.status === "failed");
  const unverified = ofStanding(entries, "unverified").length;
  const omitted = ofStanding(entries, "omitted").length;
  const notes = [
    ...notWritten(model),
    ...model.unfinished,
    ...(validation.state === "validated" || entries.length === 0
      ? []
      : [`Not validated: ${(validation.reason ?? "no reason is known").replace(/\.$/, "")}.`]),
    ...(validation.confidence === "low"
      ? ["The validator's confidence in these findings is low."]
      : []),
    ...(failed.length === 0
      ? []
      : [
          `Incomplete: ${failed.map((agent) => agent.label).join(", ")} failed; see "Angles skipped or failed".`,
        ]),
    ...(omitted === 0
      ? []
      : [
          `${plural(omitted, "finding")} over the cap ${omitted === 1 ? "is" : "are"} left out, the least severe; the report as data has ${omitted === 1 ? "it" : "them"}.`,
        ]),
    ...(unverified === 0
      ? []
      : [
          `${plural(unverified, "claim")} could not be verified and ${unverified === 1 ? "is" : "are"} listed apart.`,
        ]),
    ...(model.sentences === 0
      ? []
      : [
          `${plural(model.sentences, "sentence")} of the summary rested on findings that fell and ${model.sentences === 1 ? "was" : "were"} taken out.`,
        ]),
  ];
  const main = mainList(entries);
  const fallback =
    main.length === 0
      ? "Nothing was found that stands."
      : `${plural(main.length, "finding stands", "findings stand")}; the sections below list them.`;
  return section(
    "Summary",
    model.summary.trim() === "" ? fallback : prose(model.summary),
    notes.map((note) => `- ${note}`).join("\n"),
  );
}

/** Which sections are missing, said once and not in each of their places. */
function notWritten(model: ReportModel): string[] {
  const missing = unwritten(model);
  if (missing.length === 0) return [];
  if (!withoutModel(model)) return [`Nothing was written under: ${missing.join("; ")}.`];
  const nothing = declaredSections(model.input).every((own) =>
    isEmpty(writtenIn(model.document, own)),
  );
  const what = nothing
    ? "the document itself. It needs"
    : `${missing.join("; ")}. ${missing.length === 1 ? "It needs" : "They need"}`;
  return [
    `Not written: ${what} a model, and none was called in this run; \`wheelhouse agents\` lists who has one.`,
  ];
}

/** A run without a scope asks nobody, and says how to give it one. */
function withoutScope({ input, scan, roster }: ReportModel): string {
  if (scan.areas.length === 0 || scan.scope.kind !== "areas")
    return `Nobody was asked: ${roster.instead ?? "there is nothing to look at"}.`;
  const areas = scan.areas.map(
    ({ path, files }) => `- \`${path}\` (${plural(files, "source file")})`,
  );
  const [first] = scan.areas;
  return [
    `Nobody was asked: ${roster.instead ?? "there is no scope"}. Name an area, a directory or a file in the focus, for example:`,
    `    wheelhouse run ${input.flow} "${first?.path ?? "src"}" --band ${input.band}`,
    `The areas of this project, largest first:`,
    areas.join("\n"),
  ].join("\n\n");
}
