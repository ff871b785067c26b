import { ISSUE_STATUSES, type IssueItem, isWheelhouseError } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useFreshIssues } from "../../live/use-fresh-issues.ts";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { issuesQuery } from "../../queries/issues.ts";
import { FailedPage } from "../../shell/failed-page.tsx";
import { STATUS_WORDS } from "../issue/issue-words.ts";
import { useIssueActs } from "../issue/use-issue-acts.tsx";
import { BesideRun } from "../beside/beside-run.tsx";
import { useBeside } from "../beside/use-beside.ts";
import { NoProject } from "../project/no-project.tsx";
import { useMedia } from "../run/steps/use-media.ts";
import { BoardColumn } from "./board-column.tsx";
import { type BoardColumns, columnsOf, filteredIssues, labelsOf, listOf } from "./board-columns.ts";
import { BoardEmpty } from "./board-empty.tsx";
import { BoardHead } from "./board-head.tsx";
import { IssueList } from "./issue-list.tsx";
import { keptBoard } from "./kept-board.ts";
import { columnBeside, neighbourCard, placeOfCard } from "./neighbour-card.ts";
import { NewIssue } from "./new/new-issue.tsx";
import { useBoardCursor } from "./use-board-cursor.ts";
import { useBoardKeys } from "./use-board-keys.ts";
import { type HeldCard, useCardDrag } from "./use-card-drag.ts";
import { useCardMoves } from "./use-card-moves.ts";

const route = getRouteApi("/projects/$key/board");
const NONE: readonly IssueItem[] = [];
/** Below this width a list says more than columns. */
const PHONE = "(max-width: 47.99rem)";

/** The issues of a project by where they stand. The server moves cards: whoever drags one asks for it. */
export function BoardPage(): ReactNode {
  const { key } = route.useParams();
  const { as, new: draft, label, type, priority, q } = route.useSearch();
  const navigate = route.useNavigate();
  useFreshIssues(key);
  const { data: issues, error, refetch } = useQuery(issuesQuery(key));
  const isPhone = useMedia(PHONE);
  const view = as ?? (isPhone ? "list" : "board");
  const field = useRef<HTMLInputElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const moves = useCardMoves();
  const acts = useIssueActs();
  const { open: beside } = useBeside();
  useEffect(() => {
    if (issues !== undefined) keptBoard.set(key);
  }, [key, issues]);

  const shown = useMemo(
    () => filteredIssues(issues ?? NONE, { label, type, priority, q }),
    [issues, label, type, priority, q],
  );
  const columns = useColumns(shown, moves.asked);
  const list = useMemo(() => listOf(columns), [columns]);
  const labels = useMemo(() => labelsOf(issues ?? NONE), [issues]);
  const cursor = useBoardCursor(ground, columns);
  const current = shown.find(({ number }) => number === cursor.at);
  const entry = current?.number ?? list[0]?.number;
  const held = useCardDrag((number, to) => {
    const issue = issues?.find((each) => each.number === number);
    if (issue !== undefined) moves.ask(issue, to);
  });
  const { start } = acts;
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });
  const onStart = useCallback((issue: IssueItem) => latest.current(issue), []);
  const create = (): void => void navigate({ search: (now) => ({ ...now, new: "" }) });
  const turn = (): void =>
    void navigate({
      search: (now) => ({ ...now, as: view === "board" ? "list" : "board" }),
      replace: true,
    });
  useBoardKeys({
    current,
    go(way) {
      if (view === "board") cursor.goTo(neighbourCard(columns, cursor.at, way));
      else if (way === "up" || way === "down")
        cursor.goTo(besideInList(list, cursor.at, way === "up" ? -1 : 1));
    },
    ask(way) {
      const to = current && columnBeside(current.status, way);
      if (current !== undefined && to !== undefined) moves.ask(current, to);
    },
    start: onStart,
    create,
    find: () => field.current?.focus(),
    turn,
    beside,
  });

  if (isWheelhouseError(error) && error.code === "project.unknown")
    return <NoProject project={key} />;
  if (error && issues === undefined)
    return <FailedPage error={error} reset={() => void refetch()} />;
  const at = current?.number;
  const isIn = (number: number | undefined, status: (typeof ISSUE_STATUSES)[number]) =>
    number !== undefined && placeOfCard(columns, number)?.status === status ? number : undefined;
  return (
    <div className="flex h-full min-h-0">
      <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col">
        <BoardHead
          project={key}
          view={view}
          field={field}
          labels={labels}
          hasIssues={issues?.length !== 0}
          onCreate={create}
          onTurn={turn}
        />
        <div
          ref={ground}
          data-board
          {...cursor.hears}
          onPointerDown={view === "board" ? held.onPointerDown : undefined}
          className={`flex min-h-0 flex-1 ${view === "board" ? "gap-2 overflow-x-auto p-2 max-md:snap-x max-md:snap-mandatory" : "flex-col"}`}
        >
          {issues === undefined ? (
            <div className="flex-1 p-4">
              <RowsSkeleton rows={6} />
            </div>
          ) : shown.length === 0 ? (
            <BoardEmpty isFiltered={issues.length > 0} onCreate={create} />
          ) : view === "board" ? (
            ISSUE_STATUSES.map((status) => (
              <BoardColumn
                key={status}
                status={status}
                issues={columns[status]}
                at={isIn(at, status)}
                entry={isIn(entry, status)}
                asked={moves.asked}
                isOver={held.held?.over === status}
                onStart={onStart}
              />
            ))
          ) : (
            <IssueList issues={list} at={at} entry={entry} asked={moves.asked} onStart={onStart} />
          )}
        </div>
        <output className="sr-only">{wordsOfHeld(held.held) ?? moves.said}</output>
        {draft === undefined ? null : (
          <NewIssue project={key} title={draft} issues={issues ?? NONE} />
        )}
        {acts.dialog}
      </div>
      <BesideRun />
    </div>
  );
}

/** Columns of issues; one whose cards are the same is the same as at the last drawing. */
function useColumns(
  issues: readonly IssueItem[],
  asked: ReturnType<typeof useCardMoves>["asked"],
): BoardColumns {
  const [kept, setKept] = useState<{
    readonly issues: typeof issues;
    readonly asked: typeof asked;
    readonly columns: BoardColumns;
  }>();
  if (kept?.issues === issues && kept.asked === asked) return kept.columns;
  const columns = columnsOf(issues, asked, kept?.columns);
  setKept({ issues, asked, columns });
  return columns;
}

/** Where a card is while it is held, for who does not see it. */
function wordsOfHeld(held: HeldCard | undefined): string | undefined {
  if (held === undefined) return undefined;
  const over = held.over === undefined ? "over no column" : `over ${STATUS_WORDS[held.over]}`;
  return `#${held.number} is held, ${over}.`;
}

function besideInList(
  list: readonly IssueItem[],
  at: number | undefined,
  by: 1 | -1,
): number | undefined {
  const place = list.findIndex(({ number }) => number === at);
  return (place < 0 ? list[0] : (list[place + by] ?? list[place]))?.number;
}
