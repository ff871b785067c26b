import {
  jsonSchema,
  type ThreadEvent,
  threadId,
  threadOfRow,
  type ThreadState,
  threadStream,
} from "@wheelhouse/core";
import type { Engine } from "@wheelhouse/engine";
import type { Journal, StreamAppend } from "@wheelhouse/journal";
import { racing } from "../write/issue-log.ts";

/** The journal and the engine, as far as threads are written with them. */
export interface ThreadLog {
  readonly journal: Pick<Journal, "rows" | "head">;
  readonly engine: Pick<Engine, "append">;
}

/** The append that adds events to a thread as it is. */
export function threadAppend(
  { project, name, seq }: Pick<ThreadState, "project" | "name" | "seq">,
  events: readonly ThreadEvent[],
): StreamAppend {
  return {
    stream: threadStream(project.id, name),
    expectedSeq: seq,
    class: "run",
    events: events.map(({ type, data }) => ({ type, data: jsonSchema.parse(data) })),
  };
}

/**
 * A thread as it is in the journal; undefined when nothing was ever said in it. *Contract*: its `seq` is that of the stream,
 * in which words of a reply that is being written stand too; an append that expects it is refused when anything has happened
 * since.
 */
export async function readThread(
  { journal }: Pick<ThreadLog, "journal">,
  project: string,
  name: string,
): Promise<ThreadState | undefined> {
  // The head first: what is appended between the two looks is then in the row, or makes the append conflict.
  const head = await journal.head(threadStream(project, name));
  const [row] = await journal.rows("threads", {
    where: { id: threadId(project, name) },
    limit: 1,
  });
  if (!row) return undefined;
  const state = threadOfRow(row);
  return { ...state, seq: Math.max(head, state.seq) };
}

/** What follows from a look at a thread: events for it, what is appended with them, and what the caller gets. */
export interface ThreadStep<T> {
  readonly events: readonly ThreadEvent[];
  readonly beside?: readonly StreamAppend[] | undefined;
  readonly value: T;
}

/**
 * Decides on a thread as it is now, and appends what follows, together with what others append; when somebody else was
 * faster, it is read again and decided again. `decide` throws to refuse.
 */
export async function writeThread<T>(
  log: ThreadLog,
  { project, name }: { readonly project: string; readonly name: string },
  decide: (state: ThreadState | undefined) => Promise<ThreadStep<T>> | ThreadStep<T>,
): Promise<T> {
  return racing(async () => {
    const state = await readThread(log, project, name);
    const { events, beside = [], value } = await decide(state);
    const [first] = events;
    if (!first) return value;
    const opened = first.type === "thread.opened" ? first.data : undefined;
    const place = state ?? (opened && { project: opened.project, name, seq: 0 });
    if (!place) throw new Error(`${threadId(project, name)} was never opened`);
    await log.engine.append([threadAppend(place, events), ...beside]);
    return value;
  });
}
