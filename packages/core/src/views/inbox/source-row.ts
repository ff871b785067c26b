import { z } from "zod";
import { INBOX_STREAMS, SOURCE_TYPES } from "../../inbox/inbox-words.ts";
import { reduceSource, type SourceState } from "../../inbox/source-state.ts";
import type { Row, RunProjection } from "../rows/projection.ts";

const stateSchema = z.object({
  source: z.object({ project: z.string(), type: z.enum(SOURCE_TYPES), id: z.string() }),
  seq: z.number(),
  items: z.number(),
  streak: z.number(),
  issue: z.number().optional(),
  lasting: z.number().optional(),
});

/** The state that a row of the table of sources holds. */
export function sourceOfRow(row: Row): SourceState {
  const { issue, lasting, ...state } = stateSchema.parse(JSON.parse(String(row["state"])));
  return { ...state, issue, lasting };
}

/** Sources of the inbox as a table, by their keys. `lasts` is 1 while what a source tells of is not over; `state` is for {@link sourceOfRow}. */
export const sourceProjection: RunProjection = {
  name: "inbox_sources",
  version: 2,
  columns: { id: "TEXT", streak: "INTEGER", lasts: "INTEGER", state: "TEXT" },
  key: "id",
  indexes: ["lasts"],
  streams: INBOX_STREAMS,
  project(stream, events, row) {
    const key = stream.slice(INBOX_STREAMS.length);
    const before = row(key);
    let state = before && sourceOfRow(before);
    for (const event of events) state = reduceSource(state, event);
    if (!state) return [];
    const lasts = state.lasting === undefined ? 0 : 1;
    return [{ key, row: { id: key, streak: state.streak, lasts, state: JSON.stringify(state) } }];
  },
};
