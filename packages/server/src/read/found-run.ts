import type { RunListItem, ShownStatus } from "@wheelhouse/core";

/** Which runs are meant. */
export interface WhichRuns {
  readonly project_id?: string | undefined;
  readonly source?: string | undefined;
  readonly has?: "bad_lines" | undefined;
  readonly flow?: string | undefined;
  readonly q?: string | undefined;
}

/** Which of them are given. */
export interface RunsQuery extends WhichRuns {
  readonly status?: ShownStatus | undefined;
  readonly limit?: number | undefined;
  readonly before?: string | undefined;
}

/** A run that is meant, with no more than it takes to count it and to put it in its place. */
export interface FoundRun {
  readonly id: string;
  readonly status: ShownStatus;
  /** Wall clock in milliseconds; 0 when it is not known. */
  readonly created: number;
  /** Absent for a run of ours, whose item costs a look at the journal. */
  readonly item?: RunListItem | undefined;
}

/** The order of the list: newest first, and of those of one moment the one with the greater id. */
export function isBefore(
  a: Pick<FoundRun, "id" | "created">,
  b: Pick<FoundRun, "id" | "created">,
): boolean {
  return a.created === b.created ? a.id > b.id : a.created > b.created;
}

/** Whether one of the values has a text in it, which is meant as it is; only its case does not count. */
export function mentions(values: Iterable<unknown>, text: string): boolean {
  const wanted = text.toLowerCase();
  for (const value of values)
    if (typeof value === "string" && value.toLowerCase().includes(wanted)) return true;
  return false;
}
