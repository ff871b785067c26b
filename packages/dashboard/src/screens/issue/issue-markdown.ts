import type { IssueObject } from "@wheelhouse/core";
import { answerOf } from "../request/request-markdown.ts";
import { numbersInWords, STATUS_WORDS } from "./issue-words.ts";

/** An issue as Markdown, to be pasted elsewhere: what it says, what was asked and answered, and what people said. */
export function issueMarkdown(issue: IssueObject): string {
  const { number, title, description, status, type, priority, labels, depends_on: needs } = issue;
  const facts = [
    STATUS_WORDS[status],
    type,
    `priority ${priority}`,
    needs.length === 0 ? null : `depends on ${numbersInWords(needs)}`,
    ...labels.map((label) => `\`${label}\``),
  ].filter((fact) => fact !== null);
  const asked = issue.requests
    .filter((request) => request.status === "answered")
    .map(
      (request) =>
        `**${request.step}** asked: ${request.text.split("\n").join("\n> ")}\n\n${request.answered_by ?? "somebody"}: ${answerOf(request)}`,
    );
  const said = issue.comments_list.map(({ by, text }) => `**${by}**: ${text}`);
  return [`# #${number} ${title}`, facts.join(" · "), description, ...asked, ...said]
    .filter((part) => part.trim() !== "")
    .join("\n\n")
    .concat("\n");
}
