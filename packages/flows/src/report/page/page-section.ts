import { section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";
import { declaredSections, isEmpty, writtenIn } from "../written-parts.ts";
import { PAGE_NAME } from "./page-of.ts";

/** Where the page is. */
export function pageSection(model: ReportModel): string | undefined {
  const { document, roster, facts } = model;
  if (!document || !roster.dispatch) return undefined;
  const empty = declaredSections(model.input).every((own) => isEmpty(writtenIn(document, own)));
  return section(
    "The page",
    `It is the file \`${PAGE_NAME}\` of this run, self-contained: \`wheelhouse report RUN --as html --out ${facts.flow}.html\` writes it.`,
    empty ? "Nobody rewrote the source, so the page has it as it stands." : "",
  );
}
