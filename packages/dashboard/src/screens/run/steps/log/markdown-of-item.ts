import { formatDuration, type ToolItem } from "@wheelhouse/core";
import { textOf } from "./text-of.ts";
import type { WellRow } from "./well-rows.ts";

/** A call of a tool as Markdown: what was done, with input and output in fences. */
export function toolMarkdown({ title, status, at, endedAt, input, output }: ToolItem): string {
  const took = endedAt === undefined ? "" : `, ${formatDuration(endedAt - at)}`;
  const parts = [`**${title}** (${status}${took})`];
  if (input !== undefined && input !== "") parts.push(fenced(input));
  if (output !== undefined && output !== "") parts.push(fenced(output));
  return parts.join("\n\n");
}

/** Rows of a step's log as Markdown, as far as they are loaded. Prompts and thoughts are left out. */
export function rowsMarkdown(rows: readonly WellRow[]): string {
  return rows.flatMap((row) => rowMarkdown(row) ?? []).join("\n\n");
}

function rowMarkdown(row: WellRow): string | undefined {
  if (row.kind === "attempt") return `### ${row.attempt.role} ${row.attempt.ordinal}`;
  if (row.kind === "end") {
    const { status, error } = row.attempt;
    return error === undefined ? `_${status}_` : `_${status}: ${error}_`;
  }
  if (row.kind === "entry") return undefined;
  const { item } = row;
  switch (item.kind) {
    case "text":
      return textOf(item);
    case "note":
      return `> ${textOf(item).replaceAll("\n", "\n> ")}`;
    case "tool":
      return toolMarkdown(item);
    case "finding":
      return `- **${item.finding.severity}** ${item.finding.claim}`;
    case "plan":
      return item.entries
        .map(({ content, status }) => `- [${status === "completed" ? "x" : " "}] ${content}`)
        .join("\n");
    case "handoff":
      return `**Note for ${item.to ?? "the next step"}**\n\n${item.text}`;
    case "work":
    case "prompt":
    case "thought":
    case "permission":
    case "artifact":
      return undefined;
  }
}

/** A text in a fence that is longer than any in it. */
function fenced(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}\n${text.replace(/\n$/, "")}\n${fence}`;
}
