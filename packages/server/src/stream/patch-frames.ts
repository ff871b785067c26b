import {
  isAgentEvent,
  type Patch,
  requestObject,
  requestRowSchema,
  runListItem,
  runRowSchema,
} from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import type { Journal } from "../server-deps.ts";
import { sseFrame } from "./sse-frame.ts";

/** Where items of the run list come from. */
export interface ItemSource {
  readonly journal: Pick<Journal, "rows">;
  /** Runs that are driven now. */
  readonly driving: ReadonlySet<string>;
}

/** Neighbouring events by run. */
export type EventsByRun = ReadonlyMap<string, readonly Stored[]>;

/** Most open runs that a reader is told of at once. */
const MOST_OPEN = 500;
/** Events that can open, close or take back a request. */
const MOVES_REQUESTS = /^(request|step|plan)\.|^run\.(completed|failed|cancelled)$/;

/** Runs in which more happened than that an agent spoke. */
export function movedRuns(runs: EventsByRun): string[] {
  return movedBy(runs, (type) => !isAgentEvent(type));
}

/** Runs as items of the list, as they are now. */
export async function itemPatches(
  { journal, driving }: ItemSource,
  runs: readonly string[],
  rev: number,
): Promise<Patch> {
  const rows = await Promise.all(runs.map((id) => journal.rows("runs", { where: { id } })));
  return rows.flat().map((row) => itemPatch(row, driving, rev));
}

/** Runs that have not ended as items of the list, as they are now: those that moved last, for there may be many that nobody takes up again. */
export async function openItemPatches(
  { journal, driving }: ItemSource,
  rev: number,
): Promise<Patch> {
  const rows = await journal.rows("runs", {
    where: { ended_at: null },
    orderBy: "updated_at",
    descending: true,
    limit: MOST_OPEN,
  });
  return rows.map((row) => itemPatch(row, driving, rev));
}

/** The requests of runs in which these events may have moved some, as they are now. */
export async function requestPatches(
  { journal }: Pick<ItemSource, "journal">,
  runs: EventsByRun,
  rev: number,
): Promise<Patch> {
  const moved = movedBy(runs, (type) => MOVES_REQUESTS.test(type));
  const rows = await Promise.all(moved.map((run) => journal.rows("requests", { where: { run } })));
  return rows.flat().map((row) => {
    const v = requestObject(requestRowSchema.parse(row));
    return { k: "request", id: v.id, rev, v };
  });
}

/** The frame of a patch; nothing where there is nothing to say. */
export function patchFrame(patch: Patch): string {
  return patch.length === 0 ? "" : sseFrame("patch", patch);
}

function movedBy(runs: EventsByRun, moves: (type: string) => boolean): string[] {
  return [...runs].flatMap(([id, events]) => (events.some(({ type }) => moves(type)) ? [id] : []));
}

function itemPatch(
  row: Readonly<Record<string, unknown>>,
  driving: ReadonlySet<string>,
  rev: number,
): Patch[number] {
  const run = runRowSchema.parse(row);
  return { k: "run", id: run.id, rev, v: runListItem(run, { driven: driving.has(run.id) }) };
}
