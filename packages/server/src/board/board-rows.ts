import {
  type IssueRow,
  issueRowSchema,
  listsOfIssue,
  type RequestRow,
  requestRowSchema,
  type RunRow,
  runRowSchema,
} from "@wheelhouse/core";
import type { Journal } from "../server-deps.ts";

/** What a card says nothing of, and what a row has most of. */
const LEFT_OUT = { live: null, graph: null };
const COLUMNS = Object.keys(runRowSchema.shape).filter((name) => !(name in LEFT_OUT));

/** The rows that the cards of one project are made of, read again where they have changed. */
export class BoardRows {
  readonly issues = new Map<number, IssueRow>();
  /** Rows of the issues' runs, by id. */
  readonly runs = new Map<string, RunRow>();
  /** Open requests, by run. */
  readonly requests = new Map<string, readonly RequestRow[]>();
  readonly #journal: Pick<Journal, "rows">;
  readonly #project: string;
  /** The issue of a run. */
  readonly #numbers = new Map<string, number>();

  constructor(journal: Pick<Journal, "rows">, project: string) {
    this.#journal = journal;
    this.#project = project;
  }

  /** The number of the issue that a run works on; undefined for all other runs. */
  issueOf(run: string): number | undefined {
    return this.#numbers.get(run);
  }

  /** Reads everything. */
  async readAll(): Promise<void> {
    const project_id = this.#project;
    // Issues first: a run that one of them names is there when runs are read.
    for (const row of await this.#journal.rows("issues", { where: { project_id } })) this.#put(row);
    if (this.#numbers.size === 0) return;
    const [runs, requests] = await Promise.all([
      this.#journal.rows("runs", { where: { project_id }, columns: COLUMNS }),
      this.#journal.rows("requests", { where: { status: "open" }, orderBy: "opened_at" }),
    ]);
    for (const row of runs)
      if (this.#numbers.has(String(row["id"]))) this.#putRun({ ...row, ...LEFT_OUT });
    const open = requests
      .filter((row) => this.#numbers.has(String(row["run"])))
      .map((row) => requestRowSchema.parse(row));
    this.requests.clear();
    for (const [run, own] of Map.groupBy(open, (row) => row.run)) this.requests.set(run, own);
  }

  /** Reads an issue again, and those of its runs that were not known. */
  async readIssue(number: number): Promise<void> {
    const where = { id: `${this.#project}/${number}` };
    for (const row of await this.#journal.rows("issues", { where }))
      for (const run of this.#put(row)) if (!this.runs.has(run)) await this.readRun(run);
  }

  /** Reads a run again, and what it asks. */
  async readRun(run: string): Promise<void> {
    const [rows, requests] = await Promise.all([
      this.#journal.rows("runs", { where: { id: run }, columns: COLUMNS }),
      this.#journal.rows("requests", { where: { run, status: "open" }, orderBy: "opened_at" }),
    ]);
    for (const row of rows) this.#putRun({ ...row, ...LEFT_OUT });
    if (requests.length === 0) this.requests.delete(run);
    else
      this.requests.set(
        run,
        requests.map((row) => requestRowSchema.parse(row)),
      );
  }

  /** The runs of the issue. */
  #put(row: object): readonly string[] {
    const issue = issueRowSchema.parse(row);
    const { runs } = listsOfIssue(issue);
    this.issues.set(issue.number, issue);
    for (const run of runs) this.#numbers.set(run, issue.number);
    return runs;
  }

  #putRun(row: object): void {
    const run = runRowSchema.parse(row);
    this.runs.set(run.id, run);
  }
}
