import { ISSUE_PRIORITIES, type IssueItem, type IssueStatus } from "@wheelhouse/core";

/** Which issues are shown; what is absent chooses nothing. */
export interface BoardFilter {
  readonly label?: string | undefined;
  readonly type?: string | undefined;
  readonly priority?: string | undefined;
  /** Words in the number, the title or the labels, whatever their case; all of them. */
  readonly q?: string | undefined;
}

/** Issues by where they stand, each column in the order in which one looks at it. */
export type BoardColumns = Readonly<Record<IssueStatus, readonly IssueItem[]>>;

/** Where a person has asked a card to be, by its number, until the server has answered. */
export type AskedMoves = ReadonlyMap<number, IssueStatus>;

const NO_COLUMNS: BoardColumns = { open: [], inprogress: [], waiting: [], done: [], closed: [] };

/**
 * Issues as columns. *Contract*: a column with the same cards as before is the same array, so that only what has
 * changed is drawn again.
 */
export function columnsOf(
  issues: readonly IssueItem[],
  asked: AskedMoves,
  before: BoardColumns = NO_COLUMNS,
): BoardColumns {
  const columns: Record<IssueStatus, IssueItem[]> = {
    open: [],
    inprogress: [],
    waiting: [],
    done: [],
    closed: [],
  };
  for (const issue of issues) columns[asked.get(issue.number) ?? issue.status].push(issue);
  const kept = (status: IssueStatus): readonly IssueItem[] => {
    const next = columns[status].toSorted(ORDERS[status]);
    const last = before[status];
    const isSame = last.length === next.length && last.every((issue, at) => issue === next[at]);
    return isSame ? last : next;
  };
  return {
    open: kept("open"),
    inprogress: kept("inprogress"),
    waiting: kept("waiting"),
    done: kept("done"),
    closed: kept("closed"),
  };
}

/** Issues of a filter. */
export function filteredIssues(
  issues: readonly IssueItem[],
  filter: BoardFilter,
): readonly IssueItem[] {
  const { label, type, priority, q } = filter;
  const words = (q ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (label === undefined && type === undefined && priority === undefined && words.length === 0)
    return issues;
  return issues.filter(
    (issue) =>
      (label === undefined || issue.labels.includes(label)) &&
      (type === undefined || issue.type === type) &&
      (priority === undefined || issue.priority === priority) &&
      words.every((word) => holds(issue, word)),
  );
}

/** Labels of issues, those that most have first. */
export function labelsOf(issues: readonly IssueItem[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const label of issues.flatMap(({ labels }) => labels))
    counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([label]) => label);
}

/** The columns as one list, in their order. */
export function listOf(columns: BoardColumns): readonly IssueItem[] {
  return LISTED.flatMap((status) => columns[status]);
}

/** What needs a person stands in front of a list. */
const LISTED: readonly IssueStatus[] = ["waiting", "inprogress", "open", "done", "closed"];

type Order = (a: IssueItem, b: IssueItem) => number;

const byWorth: Order = (a, b) => rank(a) - rank(b) || a.number - b.number;
const byNews: Order = (a, b) =>
  (b.updated_at ?? "").localeCompare(a.updated_at ?? "") || b.number - a.number;

/** What is to be done by how much it matters, what waits by how long, what is over by how lately. */
const ORDERS: Readonly<Record<IssueStatus, Order>> = {
  open: byWorth,
  inprogress: (a, b) => began(a).localeCompare(began(b)) || a.number - b.number,
  waiting: (a, b) => asks(a).localeCompare(asks(b)) || a.number - b.number,
  done: (a, b) => ended(b).localeCompare(ended(a)) || b.number - a.number,
  closed: byNews,
};

function rank({ priority }: IssueItem): number {
  return ISSUE_PRIORITIES.indexOf(priority);
}
function began({ last_run: run }: IssueItem): string {
  return run?.created_at ?? "";
}
function asks({ request }: IssueItem): string {
  return request?.opened_at ?? "";
}
function ended({ last_run: run }: IssueItem): string {
  return run?.ended_at ?? "";
}

function holds({ number, title, labels }: IssueItem, word: string): boolean {
  return (
    `#${number}`.includes(word) ||
    title.toLowerCase().includes(word) ||
    labels.some((label) => label.toLowerCase().includes(word))
  );
}
