import { ISSUE_STATUSES, type IssueStatus } from "@wheelhouse/core";
import type { BoardColumns } from "./board-columns.ts";

/** Which way a key goes on the board. */
export type BoardWay = "up" | "down" | "left" | "right";

/** Where a card stands; undefined when it is not shown. */
export function placeOfCard(
  columns: BoardColumns,
  number: number | undefined,
): { readonly status: IssueStatus; readonly row: number } | undefined {
  for (const status of ISSUE_STATUSES) {
    const row = columns[status].findIndex((issue) => issue.number === number);
    if (row >= 0) return { status, row };
  }
  return undefined;
}

/** The card that a key leads to from another, at the same height or the last; empty columns are passed over. */
export function neighbourCard(
  columns: BoardColumns,
  number: number | undefined,
  way: BoardWay,
): number | undefined {
  const place = placeOfCard(columns, number);
  if (place === undefined) return firstCard(columns);
  const { status, row } = place;
  if (way === "up" || way === "down")
    return (columns[status][row + (way === "up" ? -1 : 1)] ?? columns[status][row])?.number;
  const at = ISSUE_STATUSES.indexOf(status);
  const others =
    way === "left" ? ISSUE_STATUSES.slice(0, at).toReversed() : ISSUE_STATUSES.slice(at + 1);
  const next = others.find((each) => columns[each].length > 0);
  if (next === undefined) return number;
  return columns[next][Math.min(row, columns[next].length - 1)]?.number;
}

/** The column beside another; undefined at the edge. */
export function columnBeside(status: IssueStatus, way: "left" | "right"): IssueStatus | undefined {
  const at = ISSUE_STATUSES.indexOf(status) + (way === "left" ? -1 : 1);
  return ISSUE_STATUSES[at];
}

function firstCard(columns: BoardColumns): number | undefined {
  const first = ISSUE_STATUSES.find((status) => columns[status].length > 0);
  return first === undefined ? undefined : columns[first][0]?.number;
}
