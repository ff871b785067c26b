import type { ReportObject, RunObject } from "@wheelhouse/core";
import { splitFrontMatter } from "./front-matter.ts";
import { runFacts } from "./run-facts.ts";
import { visibleText } from "./visible-text.ts";

/**
 * The report of a run as a Markdown file that stands for itself: which run it was, in YAML for programs and
 * as a list for people, then the report as its author wrote it, then the receipt when the report has none.
 */
export function markdownFile(run: RunObject, { report }: Pick<ReportObject, "report">): string {
  const { head, body } = splitFrontMatter(visibleText(report));
  const facts = runFacts(run).map(({ name, words }) => `- **${name}:** ${asText(words)}`);
  return [
    "---",
    ...headOf(run),
    ...(head === undefined ? [] : [head]),
    "---",
    "",
    ...facts,
    "",
    body.trim(),
    ...receiptOf(run, body),
    "",
  ].join("\n");
}

/** JSON strings are YAML, whatever they hold. */
function headOf({ id, status, title }: RunObject): string[] {
  return [
    `run: ${JSON.stringify(id)}`,
    `status: ${JSON.stringify(status)}`,
    ...(title === null ? [] : [`title: ${JSON.stringify(visibleText(title))}`]),
  ];
}

/** Words of others inside a line of ours: no sign of theirs means anything, and the line stays one. */
function asText(words: string): string {
  return visibleText(words)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\\`*_[\]<>|~]/g, String.raw`\$&`);
}

/** Whether a report tells by itself how it came to be. */
export function hasReceipt(body: string): boolean {
  return /^## Receipt$/m.test(body);
}

function receiptOf({ receipt }: RunObject, body: string): string[] {
  if (receipt === null || hasReceipt(body)) return [];
  return ["", "## Receipt", "", "```json", JSON.stringify(receipt, null, 2), "```"];
}
