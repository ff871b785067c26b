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
});

/** The state that a row of the table of sources holds. */
export function sourceOfRow(row: Row): SourceState {
  const { issue, ...state } = stateSchema.parse(JSON.parse(String(row["state"])));
  return { ...state, issue };
}

/** Sources of the inbox as a table, by their keys. `state` is for {@link sourceOfRow}. */
export const sourceProjection: RunProjection = {
  name: "inbox_sources",
  version: 1,
  columns: { id: "TEXT", streak: "INTEGER", state: "TEXT" },
  key: "id",
  indexes: [],
  streams: INBOX_STREAMS,
  project(stream, events, row) {
    const key = stream.slice(INBOX_STREAMS.length);
    const before = row(key);
    let state = before && sourceOfRow(before);
    for (const event of events) state = reduceSource(state, event);
    if (!state) return [];
    return [{ key, row: { id: key, streak: state.streak, state: JSON.stringify(state) } }];
  },
};
