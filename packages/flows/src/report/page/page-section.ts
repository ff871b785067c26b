import { section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";
import { PAGE_NAME } from "./page-of.ts";

/** Where the page is. */
export function pageSection({ document, roster, facts }: ReportModel): string | undefined {
  if (!document || !roster.dispatch) return undefined;
  return section(
    "The page",
    `It is the file \`${PAGE_NAME}\` of this run, self-contained: \`wheelhouse export RUN --format html --out ${facts.flow}.html\` writes it.`,
  );
}
