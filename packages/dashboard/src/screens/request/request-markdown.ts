import type { RequestObject } from "@wheelhouse/core";
import type { AnswerDraft } from "./read-draft.ts";

/** What was answered, in words: the label of the option, and what was written beside it. */
export function answerOf({ options, option, answer }: RequestObject): string {
  const label = options.find(({ id }) => id === option)?.label ?? option;
  return [label, answer].filter((part) => part !== null && part !== "").join(": ");
}

/** What would be answered, in the same words. */
export function draftOf({ options }: RequestObject, { option, text }: AnswerDraft): string {
  const label = options.find(({ id }) => id === option)?.label;
  return [label, text.trim()].filter((part) => part !== undefined && part !== "").join(": ");
}

/** A request and what came of it as Markdown, to be pasted elsewhere. */
export function requestMarkdown(request: RequestObject): string {
  const { run, step, text, status, options, answered_by: by, closed_at: at } = request;
  const asked = text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
  const head = `**${step}** of \`${run}\` asked:\n\n${asked}\n\n`;
  if (status === "answered")
    return `${head}Answered by ${by ?? "somebody"} at ${at}: ${answerOf(request)}\n`;
  if (status !== "open") return `${head}It was ${status} at ${at}.\n`;
  return `${head}${options.map(({ label }, index) => `${index + 1}. ${label}\n`).join("")}`;
}
