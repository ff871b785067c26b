import { issueRowSchema, requestRowSchema, runRowSchema } from "@wheelhouse/core";
import type { JournalReader } from "@wheelhouse/journal";
import { SOLVE_ISSUE } from "../solve-issue.ts";
import { Board } from "./board.ts";

/** What of a journal issues are read from. */
export type IssueJournal = Pick<JournalReader, "read" | "rows">;

/** Reads the issues of a project with what their runs do and ask. `driving` are the runs that somebody drives now. */
export async function readBoard(
  journal: IssueJournal,
  project: string,
  driving: Iterable<string> = [],
): Promise<Board> {
  // Issues first: a run that one of them names is there when runs are read.
  const issues = (await journal.rows("issues", { where: { project_id: project } })).map((row) =>
    issueRowSchema.parse(row),
  );
  const [runs, requests] = await Promise.all([
    journal.rows("runs", { where: { project_id: project, flow: SOLVE_ISSUE } }),
    journal.rows("requests", { where: { status: "open" } }),
  ]);
  return new Board({
    issues,
    runs: runs.map((row) => runRowSchema.parse(row)),
    requests: requests.map((row) => requestRowSchema.parse(row)),
    driving: new Set(driving),
  });
}
