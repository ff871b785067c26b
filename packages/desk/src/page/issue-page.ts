import {
  issueObject,
  type IssueObject,
  issueStream,
  requestRowSchema,
  runListItem,
} from "@wheelhouse/core";
import type { Board } from "../board/board.ts";
import type { IssueJournal } from "../board/read-board.ts";
import { unknownIssue } from "../write/refusals.ts";

/** An issue whole, as its page shows it; also a deleted one. Throws `issue.unknown`. */
export async function readIssue(
  journal: IssueJournal,
  board: Board,
  project: string,
  number: number,
): Promise<IssueObject> {
  const item = board.item(number);
  if (!item) throw unknownIssue(number, board.numbers);
  const runs = board.runs(number);
  const [events, asked] = await Promise.all([
    journal.read(issueStream(project, number)),
    Promise.all(runs.map(({ id }) => journal.rows("requests", { where: { run: id } }))),
  ]);
  return issueObject({
    item,
    parts: board.parts(number).flatMap((part) => board.item(part) ?? []),
    events,
    neededBy: board.neededBy(number),
    runs: runs.map((row) => runListItem(row, { driven: board.isDriven(row.id) })),
    requests: asked
      .flat()
      .map((row) => requestRowSchema.parse(row))
      .sort((a, b) => a.opened_at - b.opened_at),
  });
}
