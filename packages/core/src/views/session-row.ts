import { z } from "zod";
import { isKnownEvent } from "./known-event.ts";
import { type Row, RUN_STREAMS, type RunProjection } from "./rows/projection.ts";

/** A row of the table of sessions: which attempt of ours an agent's session was opened for, the latest one. */
export const sessionRowSchema = z.object({
  /** The agent's own id for it. */
  session: z.string(),
  run: z.string(),
  step: z.string(),
  attempt: z.string(),
  agent: z.string(),
});
/** A row of the table of sessions. */
export type SessionRow = z.infer<typeof sessionRowSchema>;

/**
 * Sessions that our own runs opened as a table, their id the key: what agents write or send of them elsewhere is told by
 * it from what they do for others.
 */
export const sessionProjection: RunProjection = {
  name: "sessions",
  version: 1,
  columns: { session: "TEXT", run: "TEXT", step: "TEXT", attempt: "TEXT", agent: "TEXT" },
  key: "session",
  indexes: [],
  streams: RUN_STREAMS,
  project(stream, events) {
    const run = stream.slice(RUN_STREAMS.length);
    const rows = new Map<string, Row>();
    for (const event of events) {
      if (!isKnownEvent(event)) continue;
      if (event.type !== "session.opened" && event.type !== "session.resumed") continue;
      const { step, attempt, data } = event;
      const row: SessionRow = { session: data.session, run, step, attempt, agent: data.agent };
      rows.set(data.session, row);
    }
    return [...rows].map(([key, row]) => ({ key, row }));
  },
};
