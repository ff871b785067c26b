import { type IssueItem, type IssueStatus, issueStream } from "@wheelhouse/core";
import { z } from "zod";
import type { Board } from "./board.ts";
import type { IssueJournal } from "./read-board.ts";

/** What a person looks for; what is absent does not narrow it. */
export interface IssueQuery {
  readonly status?: IssueStatus | undefined;
  readonly label?: string | undefined;
  /** In the number (also as `#12`), title, description, labels or comments, whatever its case: every word of it. */
  readonly q?: string | undefined;
  /** Deleted ones in place of the others. */
  readonly deleted?: boolean | undefined;
}

const commentSchema = z.object({ text: z.string() });

/** The cards that fit, by number. */
export async function findIssues(
  journal: IssueJournal,
  board: Board,
  { status, label, q, deleted = false }: IssueQuery = {},
): Promise<IssueItem[]> {
  const wanted = fold(label ?? "");
  const words = fold(q ?? "")
    .split(/\s+/)
    .filter(Boolean);
  const found = await Promise.all(
    board.numbers.map(async (number) => {
      const row = board.row(number);
      if (!row || (row.deleted_at !== null) !== deleted) return undefined;
      if (status !== undefined && board.status(number) !== status) return undefined;
      const labels = board.labels(number).map(fold);
      if (label !== undefined && !labels.includes(wanted)) return undefined;
      if (words.length === 0) return board.item(number);
      const said = fold([`#${number}`, row.title, row.description, ...labels].join("\n"));
      const missing = words.filter((word) => !said.includes(word));
      if (missing.length === 0) return board.item(number);
      if (row.comments === 0) return undefined;
      const talk = fold(await commentsOf(journal, row.project_id, number));
      return missing.every((word) => talk.includes(word)) ? board.item(number) : undefined;
    }),
  );
  return found.filter((item) => item !== undefined);
}

async function commentsOf(journal: IssueJournal, project: string, number: number): Promise<string> {
  const events = await journal.read(issueStream(project, number), { mention: "issue.commented" });
  return events
    .filter(({ type }) => type === "issue.commented")
    .map(({ data }) => commentSchema.parse(data).text)
    .join("\n");
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
