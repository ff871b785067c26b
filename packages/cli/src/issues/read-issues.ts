import type { IssueItem, IssueObject } from "@wheelhouse/core";
import {
  type Board,
  findIssues,
  type IssueQuery,
  readBoard,
  readIssue,
  unknownIssue,
} from "@wheelhouse/desk";
import { askHost } from "../reading/ask-host.ts";
import { openReading } from "../reading/open-reading.ts";

/** The issues of a project that fit; none when nothing was ever written in the data directory. */
export async function listIssues(
  home: string,
  project: string,
  query: IssueQuery,
): Promise<IssueItem[]> {
  await using reader = await openReading(home);
  if (!reader) return [];
  const { driving } = await askHost(home);
  return findIssues(reader, await readBoard(reader, project, driving), query);
}

/** An issue of a project, whole. Throws `issue.unknown`. */
export async function showIssue(
  home: string,
  project: string,
  number: number,
): Promise<{ readonly issue: IssueObject; readonly board: Board }> {
  await using reader = await openReading(home);
  if (!reader) throw unknownIssue(number, []);
  const { driving } = await askHost(home);
  const board = await readBoard(reader, project, driving);
  return { issue: await readIssue(reader, board, project, number), board };
}
