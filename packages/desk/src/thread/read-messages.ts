import { type MessageRow, messageRowSchema } from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";

/** So many are read at once. */
const SLICE = 100;

/** Messages of a thread after one, by their numbers. */
export async function messagesSince(
  journal: Pick<Journal, "rows">,
  thread: string,
  after: number,
): Promise<readonly MessageRow[]> {
  for (let limit = SLICE; ; limit *= 4) {
    const newest = await newestMessages(journal, thread, limit);
    const since = newest.filter(({ n }) => n > after);
    if (since.length < newest.length || newest.length < limit) return since;
  }
}

/** The newest messages of a thread, by their numbers. */
export async function newestMessages(
  journal: Pick<Journal, "rows">,
  thread: string,
  limit: number,
): Promise<readonly MessageRow[]> {
  const rows = await journal.rows("messages", {
    where: { thread },
    orderBy: "n",
    descending: true,
    limit,
  });
  return rows.map((row) => messageRowSchema.parse(row)).reverse();
}
