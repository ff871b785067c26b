import {
  issueItem,
  type IssueItem,
  type IssueRow,
  type IssueStatus,
  listsOfIssue,
  type RequestRow,
  type RunRow,
  statusOfIssue,
} from "@wheelhouse/core";

/** Rows of one project, as the journal's tables have them. */
export interface BoardRows {
  readonly issues: readonly IssueRow[];
  /** The rows of their runs. */
  readonly runs: readonly RunRow[];
  /** Open requests of their runs. */
  readonly requests: readonly RequestRow[];
  /** Runs that somebody drives now. */
  readonly driving: ReadonlySet<string>;
}

/** An issue with what its row holds as text. */
interface Held {
  readonly row: IssueRow;
  readonly dependsOn: readonly number[];
  readonly labels: readonly string[];
  readonly runs: readonly string[];
}

/** The issues of one project as they hang together at one moment. Pure: the same rows give the same board. */
export class Board {
  readonly #issues = new Map<number, Held>();
  readonly #parts = new Map<number, number[]>();
  readonly #neededBy = new Map<number, number[]>();
  readonly #runs: ReadonlyMap<string, RunRow>;
  readonly #requests = new Map<string, RequestRow[]>();
  readonly #driving: ReadonlySet<string>;

  constructor({ issues, runs, requests, driving }: BoardRows) {
    this.#driving = driving;
    this.#runs = new Map(runs.map((row) => [row.id, row]));
    for (const row of requests.toSorted((a, b) => a.opened_at - b.opened_at))
      push(this.#requests, row.run, row);
    for (const row of issues.toSorted((a, b) => a.number - b.number)) {
      const lists = listsOfIssue(row);
      this.#issues.set(row.number, { row, ...lists });
      if (row.deleted_at !== null) continue;
      if (row.parent !== null) push(this.#parts, row.parent, row.number);
      for (const number of lists.dependsOn) push(this.#neededBy, number, row.number);
    }
  }

  /** All numbers that were ever given, rising. */
  get numbers(): readonly number[] {
    return [...this.#issues.keys()];
  }

  /** The row of an issue, also of a deleted one. */
  row(number: number): IssueRow | undefined {
    return this.#issues.get(number)?.row;
  }

  labels(number: number): readonly string[] {
    return this.#issues.get(number)?.labels ?? [];
  }

  /** What other issues depend on, and their parents, for finding circles; deleted ones too. */
  hangsOn(number: number) {
    const held = this.#issues.get(number);
    return held && { number, dependsOn: held.dependsOn, parent: held.row.parent };
  }

  /** Where an issue is; undefined for one that there is not, or that is deleted. */
  status(number: number): IssueStatus | undefined {
    const row = this.row(number);
    return row && row.deleted_at === null ? statusOfIssue(row, this.lastRun(number)) : undefined;
  }

  lastRun(number: number): RunRow | undefined {
    return this.#runs.get(this.row(number)?.last_run ?? "");
  }

  /** The rows of its runs, the oldest first. */
  runs(number: number): readonly RunRow[] {
    const ids = this.#issues.get(number)?.runs ?? [];
    return ids.map((id) => this.#runs.get(id)).filter((row) => row !== undefined);
  }

  isDriven(run: string): boolean {
    return this.#driving.has(run);
  }

  /** What its last run asks and nobody has answered, the oldest first. */
  requests(number: number): readonly RequestRow[] {
    return this.#requests.get(this.row(number)?.last_run ?? "") ?? [];
  }

  /** Its parts, by number; deleted ones are none. */
  parts(number: number): readonly number[] {
    return this.#parts.get(number) ?? [];
  }

  /** Issues that depend on it; deleted ones do not. */
  neededBy(number: number): readonly number[] {
    return this.#neededBy.get(number) ?? [];
  }

  /** Its card, also of a deleted one. */
  item(number: number): IssueItem | undefined {
    const row = this.row(number);
    if (!row) return undefined;
    const parts = this.parts(number);
    return issueItem(row, {
      runs: this.runs(number),
      request: this.requests(number)[0],
      isDriven: this.isDriven(row.last_run ?? ""),
      statusOf: (other) => this.status(other),
      children: {
        total: parts.length,
        done: parts.filter((part) => this.status(part) === "done").length,
      },
    });
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
