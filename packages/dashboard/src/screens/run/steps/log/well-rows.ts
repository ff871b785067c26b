import { textOf } from "./text-of.ts";
import type {
  AttemptEntry,
  AttemptItem,
  TextItem,
  Timeline,
  TimelineEntry,
} from "@wheelhouse/core";

/** An entry that is no attempt. */
export type OtherThanAttempt = Exclude<TimelineEntry, AttemptEntry>;

/**
 * A row of a step's log. What it shows may change in place: `stamp` is another one then, and so is the row; a row that
 * did not change is the same object as before.
 */
export type WellRow =
  | {
      readonly kind: "attempt";
      readonly key: string;
      readonly stamp: string;
      readonly attempt: AttemptEntry;
    }
  | {
      readonly kind: "end";
      readonly key: string;
      readonly stamp: string;
      readonly attempt: AttemptEntry;
      /** What it handed in, where that is not what it said last. */
      readonly output: unknown;
    }
  | {
      readonly kind: "item";
      readonly key: string;
      readonly stamp: string;
      readonly attempt: AttemptEntry;
      readonly item: AttemptItem;
      /** Whether its agent may still add to it. */
      readonly goesOn: boolean;
      /** Whether it ends with what its attempt handed in, which is shown by itself. */
      readonly hasAnswer: boolean;
    }
  | {
      readonly kind: "entry";
      readonly key: string;
      readonly stamp: string;
      readonly entry: OtherThanAttempt;
    };

/** Rows of a timeline, and of what its attempts handed in, by attempt. */
export type RowMaker = (
  timeline: Timeline,
  outputs: ReadonlyMap<string, unknown>,
) => readonly WellRow[];

/** Makes rows of a timeline, again and again: only what changed since the last time is made anew. */
export function createRowMaker(): RowMaker {
  const made = new Map<
    TimelineEntry,
    { readonly rev: number; readonly rows: readonly WellRow[] }
  >();
  return ({ entries }, outputs) =>
    entries.flatMap((entry) => {
      const known = made.get(entry);
      if (known?.rev === entry.rev) return known.rows;
      const rows =
        entry.kind === "attempt"
          ? attemptRows(entry, outputs.get(entry.id), known?.rows ?? [])
          : entryRows(entry);
      made.set(entry, { rev: entry.rev, rows });
      return rows;
    });
}

function entryRows(entry: OtherThanAttempt): WellRow[] {
  // The end of its attempt says it already.
  if (entry.kind === "step" && entry.status === "completed") return [];
  // Whose session it is stands above the log.
  if (entry.kind === "run" && entry.type === "session.spawned") return [];
  // Its card stands above the log.
  if (entry.kind === "request" && entry.status === "open") return [];
  return [{ kind: "entry", key: `e${entry.seq}`, stamp: `${entry.rev}`, entry }];
}

function attemptRows(attempt: AttemptEntry, output: unknown, known: readonly WellRow[]): WellRow[] {
  const isRunning = attempt.status === "running";
  const rows: WellRow[] = [
    kept(known[0], {
      kind: "attempt",
      key: `a${attempt.seq}`,
      stamp: `${attempt.status} ${attempt.agent} ${attempt.usage?.outputTokens} ${attempt.usage?.inputTokens}`,
      attempt,
    }),
  ];
  const answer = isForm(output) ? attempt.items.findLast(isText) : undefined;
  for (const [index, item] of attempt.items.entries()) {
    const goesOn = isRunning && index === attempt.items.length - 1;
    const hasAnswer = item === answer;
    const stamp = `${stampOf(item)}${goesOn ? " on" : ""}${hasAnswer ? " answer" : ""}`;
    rows.push(
      kept(known[index + 1], {
        kind: "item",
        key: `i${item.seq}`,
        stamp,
        attempt,
        item,
        goesOn,
        hasAnswer,
      }),
    );
  }
  if (!isRunning)
    rows.push({
      kind: "end",
      key: `z${attempt.seq}`,
      stamp: attempt.status,
      attempt,
      output: isSaid(attempt, output) ? undefined : output,
    });
  return rows;
}

/** Whether an output is words that its agent said last, which need not be shown twice. */
function isSaid({ items }: AttemptEntry, output: unknown): boolean {
  const last = items.findLast(isText);
  return (
    last !== undefined && typeof output === "string" && textOf(last).trim().endsWith(output.trim())
  );
}

function isForm(output: unknown): boolean {
  return typeof output === "object" && output !== null;
}

function isText(item: AttemptItem): item is TextItem {
  return item.kind === "text";
}

function kept(known: WellRow | undefined, row: WellRow): WellRow {
  return known?.key === row.key && known.stamp === row.stamp ? known : row;
}

/** What an item shows, in short: whatever of it can change. */
function stampOf(item: AttemptItem): string {
  switch (item.kind) {
    case "prompt":
    case "text":
    case "thought":
    case "note":
      return `${item.chunks.length}`;
    case "tool":
      return `${item.status} ${item.output?.length ?? -1} ${item.endedAt}`;
    case "plan":
      return item.entries.map(({ content, status }) => `${status} ${content}`).join("\n");
    case "permission":
    case "finding":
    case "artifact":
    case "work":
    case "handoff":
      return "";
  }
}
