import type { IssueInput, Reference, Send } from "@wheelhouse/core";

/** Longest title that a text gives. */
const TITLE = 200;

/**
 * The issue that a text of a person means: its first line is the title, the rest the description. A finding that it points at
 * is where the issue comes from; whatever else it points at is named below.
 */
export function issueOfText({
  text,
  refs = [],
  labels,
  priority,
}: Pick<Send, "text" | "refs" | "labels" | "priority">): IssueInput {
  const [line = "", ...rest] = text.split(/\r?\n/);
  const isLong = line.length > TITLE;
  const title = isLong ? `${line.slice(0, TITLE - 1).trimEnd()}…` : line.trim();
  const finding = refs.find((each) => each.kind === "finding");
  const others = refs.filter((each) => each !== finding).map((each) => `- ${nameOf(each)}`);
  const body = isLong ? text : rest.join("\n").trim();
  const description = [body, others.join("\n")].filter((each) => each !== "").join("\n\n");
  return {
    title,
    ...(description !== "" && { description }),
    ...(labels && { labels }),
    ...(priority && { priority }),
    ...(finding && { from: { run: finding.run, finding: finding.finding } }),
  };
}

function nameOf(ref: Reference): string {
  switch (ref.kind) {
    case "report":
      return `The report “${ref.title}” of run ${ref.run}${at(ref.snapshot)}`;
    case "finding":
      return `The finding “${ref.title}” of run ${ref.run}${at(ref.snapshot)}`;
    case "run":
      return `Run ${ref.run}: ${ref.title}`;
    case "issue":
      return `#${ref.number}: ${ref.title}`;
    case "item":
      return `“${ref.title}” of the inbox (${ref.item})`;
    default:
      return ref satisfies never;
  }
}

function at(snapshot: string | undefined): string {
  return snapshot === undefined ? "" : `, as of ${snapshot}`;
}
