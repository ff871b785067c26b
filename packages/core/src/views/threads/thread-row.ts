import { z } from "zod";
import { reduceThread, type ThreadState } from "../../thread/thread-state.ts";
import { THREAD_STREAMS } from "../../thread/thread-words.ts";
import type { Row, RunProjection } from "../rows/projection.ts";

const number = z.int().min(0);
const stateSchema = z.object({
  project: z.object({ id: z.string(), path: z.string() }),
  name: z.string(),
  title: z.string(),
  seq: number,
  messages: number,
  proposals: number,
  openProposals: number,
  waiting: z.array(number),
  reply: z
    .object({
      message: number,
      to: z.array(number),
      attempt: number,
      begunAt: z.number(),
      agent: z.string(),
      model: z.string().optional(),
    })
    .optional(),
  agent: z.string().optional(),
  model: z.string().optional(),
  session: z
    .object({
      id: z.string(),
      agent: z.string(),
      model: z.string().optional(),
      knows: number,
    })
    .optional(),
  summary: z.object({ upTo: number, text: z.string() }).optional(),
  stopped: z.object({ by: z.string(), why: z.string().optional() }).optional(),
  failures: number,
});

/** The state that a row of the table of threads holds. */
export function threadOfRow(row: Row): ThreadState {
  const { reply, agent, model, session, summary, stopped, ...state } = stateSchema.parse(
    JSON.parse(String(row["state"])),
  );
  return { ...state, reply, agent, model, session, summary, stopped };
}

/** Threads as a table, by project and name. `state` is for {@link threadOfRow}. */
export const threadProjection: RunProjection = {
  name: "threads",
  version: 1,
  columns: {
    id: "TEXT",
    project_id: "TEXT",
    name: "TEXT",
    /** 1 as long as somebody waits for an answer, or one is being written. */
    busy: "INTEGER",
    /** When a message was said last, in milliseconds. */
    said_at: "INTEGER",
    state: "TEXT",
  },
  key: "id",
  indexes: ["project_id", "busy", "said_at"],
  streams: THREAD_STREAMS,
  project(stream, events, row) {
    const id = stream.slice(THREAD_STREAMS.length);
    const before = row(id);
    let state = before && threadOfRow(before);
    let saidAt = Number(before?.["said_at"] ?? 0);
    for (const event of events) {
      state = reduceThread(state, event);
      if (event.type === "message.said" || event.type === "thread.opened") saidAt = event.at;
    }
    if (!state) return [];
    const isBusy = state.reply !== undefined || state.waiting.length > 0;
    const after = {
      id,
      project_id: state.project.id,
      name: state.name,
      busy: isBusy ? 1 : 0,
      said_at: saidAt,
      // In the order of the schema, whichever order its members came in.
      state: JSON.stringify(stateSchema.parse(state)),
    };
    return [{ key: id, row: after }];
  },
};
