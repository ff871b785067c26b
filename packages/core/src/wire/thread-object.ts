import { z } from "zod";
import { THREAD_NAME } from "../thread/thread-words.ts";
import type { ThreadState } from "../thread/thread-state.ts";
import { threadId } from "../thread/thread-words.ts";
import { isoTime } from "../views/format/iso-time.ts";

/** Where a thread is: nothing to do, something to answer, an answer that is being written, or nobody who answers. */
export const THREAD_STATUSES = ["idle", "waiting", "replying", "stopped"] as const;

/** A thread on the wire. Times are ISO 8601. */
export const threadObjectSchema = z.object({
  /** `<project>/<name>`. */
  id: z.string(),
  project_id: z.string(),
  name: z.string().regex(THREAD_NAME),
  title: z.string(),
  status: z.enum(THREAD_STATUSES),
  /** Who answers in it, when that was said of it; null: whoever is chosen for the project. */
  agent: z.string().nullable(),
  model: z.string().nullable(),
  messages: z.int(),
  open_proposals: z.int(),
  said_at: z.string(),
  /** Who has stopped it, and why. */
  stopped: z.object({ by: z.string(), why: z.string().nullable() }).nullable(),
  /** How many tries to answer what waits have failed in a row. */
  failures: z.int(),
  /** Up to which message what was said is remembered in short; absent when all of it is. */
  summarized_to: z.int().optional(),
});
/** A thread on the wire. */
export type ThreadObject = z.infer<typeof threadObjectSchema>;

/** A thread as the wire shows it; `saidAt` in milliseconds. */
export function threadObject(state: ThreadState, saidAt: number): ThreadObject {
  const { project, name, title, agent = null, model = null, stopped, failures, summary } = state;
  return {
    id: threadId(project.id, name),
    project_id: project.id,
    name,
    title,
    status: statusOf(state),
    agent,
    model,
    messages: state.messages,
    open_proposals: state.openProposals,
    said_at: isoTime(saidAt),
    stopped: stopped ? { by: stopped.by, why: stopped.why ?? null } : null,
    failures,
    ...(summary && { summarized_to: summary.upTo }),
  };
}

function statusOf({ stopped, reply, waiting }: ThreadState): (typeof THREAD_STATUSES)[number] {
  if (stopped) return "stopped";
  if (reply) return "replying";
  return waiting.length > 0 ? "waiting" : "idle";
}
