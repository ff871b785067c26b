import { sessionRowSchema } from "@wheelhouse/core";
import type { JournalReader, Stored } from "@wheelhouse/journal";
import type { OwnRuns } from "./lineage.ts";

const RUN = "run/";
const rowSchema = sessionRowSchema.pick({ session: true, run: true });

/** Our own runs by what others may tell of them, kept in step with the journal. */
export interface FollowedRuns extends OwnRuns {
  close(): Promise<void>;
}

/**
 * Follows our journal for the sessions that its runs open and the traces that they give to their agents.
 * `traceOf` says the trace of a run. *Contract*: reads only.
 */
export async function openOwnRuns(
  journal: Pick<JournalReader, "rows" | "streams" | "tail" | "watermark">,
  traceOf: (run: string) => string,
  onError: (error: unknown) => void,
): Promise<FollowedRuns> {
  const sessions = new Map<string, string>();
  const traces = new Map<string, string>();
  // Taken first: what comes while we read is read again rather than missed.
  const since = await journal.watermark();
  for (const row of await journal.rows("sessions", { columns: ["session", "run"] })) {
    const { session, run } = rowSchema.parse(row);
    sessions.set(session, run);
  }
  for (const stream of await journal.streams(RUN)) {
    const run = stream.slice(RUN.length);
    traces.set(traceOf(run), run);
  }
  const stop = new AbortController();
  const following = follow().catch(onError);

  async function follow(): Promise<void> {
    const tail = journal.tail({ since, signal: stop.signal });
    for await (const events of tail) for (const event of events) take(event);
  }

  function take({ stream, seq, type, data }: Stored): void {
    if (!stream.startsWith(RUN)) return;
    const run = stream.slice(RUN.length);
    if (seq === 1) traces.set(traceOf(run), run);
    if (type !== "session.opened" && type !== "session.resumed") return;
    if (typeof data !== "object" || data === null || !("session" in data)) return;
    const { session } = data;
    if (typeof session === "string") sessions.set(session, run);
  }

  return {
    runOfSession: (session) => sessions.get(session),
    runOfTrace: (trace) => traces.get(trace),
    async close() {
      stop.abort();
      await following;
    },
  };
}
