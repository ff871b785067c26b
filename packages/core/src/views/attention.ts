import { isTerminal } from "../run/status.ts";
import { COMMANDS } from "./commands.ts";
import { formatAgo } from "./format/format-ago.ts";
import { oneLine } from "./format/one-line.ts";
import { optionsOfRow, type RequestRow } from "./request-row.ts";
import type { RunRow } from "./rows/run-columns.ts";
import { shownStatus } from "./shown-status.ts";

/** One thing that needs a person. */
export interface AttentionItem {
  readonly kind: "request" | "paused" | "interrupted" | "failed";
  readonly run: string;
  /** The request, when it is one. */
  readonly request: string | undefined;
  readonly title: string;
  /** What it is about, one line. */
  readonly text: string;
  /** Since when, wall clock in milliseconds. */
  readonly since: number;
  /** The command that resolves it, or shows more when only a person can. */
  readonly command: string;
}

/** What only others than the rows know. */
export interface AttentionExtra {
  readonly now: number;
  /** Runs that a process drives. */
  readonly driving: ReadonlySet<string>;
  /** Failed runs that a person has looked at. */
  readonly seen: ReadonlySet<string>;
}

/**
 * What needs a person, the most urgent first: requests that run out of time by when they do, other
 * requests by age, then runs that are paused, that nobody drives, and that failed unseen, the latest
 * of them first. A person's own pause is not among it: they know.
 */
export function attention(
  runs: readonly RunRow[],
  requests: readonly RequestRow[],
  extra: AttentionExtra,
): AttentionItem[] {
  const titles = new Map(runs.map((run) => [run.id, titleOf(run)]));
  const open = requests.filter(({ status }) => status === "open").sort(byUrgency);
  return [
    ...open.map((row) => requestItem(row, titles.get(row.run) ?? row.run, extra.now)),
    ...runs
      .flatMap((run) => (isToldOutside(run, titles) ? [] : (runItem(run, extra) ?? [])))
      .sort(byKindThenTime),
  ];
}

/**
 * Whether the run around a sub-run tells of it: it fails or goes on with its failure, and is gone on with along with it. What a
 * person has to do inside, such as to answer a request or to allow more, is told of the sub-run alone.
 */
function isToldOutside(run: RunRow, known: ReadonlyMap<string, string>): boolean {
  return run.parent_run !== null && known.has(run.parent_run) && run.status !== "paused";
}

function requestItem(row: RequestRow, title: string, now: number): AttentionItem {
  const end = row.expires_at === null ? "" : ` (expires ${formatAgo(row.expires_at, now)})`;
  return {
    kind: "request",
    run: row.run,
    request: row.id,
    title,
    text: `${row.step} asks: ${oneLine(row.text)}${end}`,
    since: row.opened_at,
    command: COMMANDS.answer({ id: row.id, options: optionsOfRow(row) }),
  };
}

/** Who pauses a run when no person does. */
const MACHINES: ReadonlySet<string> = new Set(["budget", "wheelhouse"]);

function runItem(run: RunRow, extra: AttentionExtra): AttentionItem | undefined {
  const base = { run: run.id, request: undefined, title: titleOf(run) };
  if (run.status === "failed") {
    if (extra.seen.has(run.id)) return undefined;
    const text = oneLine(run.error ?? "it failed");
    return { ...base, kind: "failed", text, since: sinceOf(run), command: COMMANDS.report(run.id) };
  }
  const command = COMMANDS.resume(run.id);
  if (run.status === "paused") {
    if (!MACHINES.has(run.paused_by ?? "")) return undefined;
    const text = oneLine(run.paused_reason ?? "it is paused");
    return { ...base, kind: "paused", text, since: run.paused_at ?? sinceOf(run), command };
  }
  const shown = { status: run.status, openRequests: run.open_requests };
  if (shownStatus(shown, extra.driving.has(run.id)) !== "interrupted") return undefined;
  const text = `${run.steps_done} of ${run.steps_total} steps are done, and nobody drives it`;
  return { ...base, kind: "interrupted", text, since: sinceOf(run), command };
}

const titleOf = (run: RunRow): string => run.title ?? run.flow ?? run.id;

const sinceOf = (run: RunRow): number =>
  (isTerminal(run.status) ? run.ended_at : run.updated_at) ?? 0;

function byUrgency(a: RequestRow, b: RequestRow): number {
  // Two that never expire differ by no number, which is as little as zero.
  return (a.expires_at ?? Infinity) - (b.expires_at ?? Infinity) || a.opened_at - b.opened_at;
}

const ORDER = { request: 0, paused: 1, interrupted: 2, failed: 3 };

function byKindThenTime(a: AttentionItem, b: AttentionItem): number {
  return ORDER[a.kind] - ORDER[b.kind] || b.since - a.since;
}
