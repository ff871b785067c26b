import { type CodeFunction, SEVERITIES } from "@wheelhouse/core";
import { STANDINGS } from "../fold/entry.ts";
import { sinceLast } from "../history/since.ts";
import { sinceSection } from "../history/since-section.ts";
import { asJson } from "../read-output.ts";
import { allDeferred } from "./all-deferred.ts";
import { frontMatterText } from "./front-matter-text.ts";
import { receiptOf } from "./receipt.ts";
import { receiptSection } from "./receipt-section.ts";
import { reportFindings } from "./report-findings.ts";
import { type ReportModel, reportModel } from "./report-model.ts";
import { type Report, reportSchema } from "./report-schema.ts";
import { headingsOf, safeMarkdown } from "./safe-markdown.ts";
import { SECTION_WRITERS } from "./section-writers.ts";
import {
  deferredSection,
  noEvidenceSection,
  notVerifiedSection,
  sourcesSection,
  validationSection,
} from "./sections/closing-sections.ts";
import { gapsSection } from "./sections/gaps-section.ts";
import { pageOf } from "./page/page-of.ts";
import { documentSectionText } from "./sections/document-sections.ts";
import { summarySection } from "./sections/summary.ts";
import { mainList } from "./standing-lists.ts";

/**
 * `render@1`: writes the report. Reads `snapshot`, `scan`, `diff` where there is one, `roster`, the
 * last fold, `adjust`, `citations`, `after-check`, `history`, and the engine's facts. Works with whatever came:
 * what is missing is named, never guessed.
 */
export const render: CodeFunction = {
  name: "render",
  version: 1,
  run: (context) => asJson(reportSchema.parse(reportOf(reportModel(context)))),
};

/** The report of a model. */
function reportOf(model: ReportModel): Report {
  const { earlier } = model;
  const own = reportFindings(model);
  const compared = earlier ? sinceLast(earlier, own, model) : undefined;
  const findings = compared?.findings ?? own;
  const receipt = { ...receiptOf(model), ...(compared && { since: compared.since }) };
  const sections = [
    summarySection(model),
    compared && sinceSection(compared.since, findings),
    ...model.input.sections.map((each) =>
      typeof each === "string" ? SECTION_WRITERS[each](model) : documentSectionText(model, each),
    ),
    validationSection(model),
    deferredSection(model),
    noEvidenceSection(model),
    notVerifiedSection(model),
    gapsSection(model),
    sourcesSection(model),
    receiptSection(receipt),
  ].filter((part) => part !== undefined);
  const body = safeMarkdown(sections.join("\n\n"));
  const { input, entries } = model;
  const main = mainList(entries);
  return {
    version: 1,
    flow: input.flow,
    title: input.title,
    band: input.band,
    fast: input.fast,
    markdown: `${frontMatterText(model, receipt, headingsOf(body))}\n\n# ${input.title}\n\n${body}\n`,
    findings: [...findings],
    counts: {
      bySeverity: tally(
        SEVERITIES,
        main.map((entry) => entry.severity),
      ),
      byStanding: tally(
        STANDINGS,
        entries.map((entry) => entry.standing),
      ),
    },
    summary: model.summary,
    recommendations: model.recommendations.map(({ text, findings }) => ({
      text,
      findings: [...findings],
    })),
    validation: model.validation,
    ...(model.document && { document: model.document }),
    ...(model.input.page && model.document && { attachments: [pageOf(model)] }),
    deferred: allDeferred(model),
    gaps: [...model.gaps],
    receipt,
  };
}

/** How often each name occurs; every name has an entry, since a zero is worth knowing. */
function tally(names: readonly string[], found: readonly string[]): Record<string, number> {
  const counts = Object.fromEntries(names.map((name) => [name, 0]));
  for (const name of found) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
