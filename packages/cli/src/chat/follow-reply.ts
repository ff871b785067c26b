import {
  type Heard,
  isThreadEvent,
  messageRowSchema,
  partOfThread,
  type StoredThreadEvent,
  THREAD_STREAMS,
  threadOfRow,
} from "@wheelhouse/core";
import { mayAnswer } from "@wheelhouse/desk";
import type { JournalReader } from "@wheelhouse/journal";

/** How waiting for the answer to a message came to its end. */
export type ReplyEnd =
  | { readonly end: "done" | "cancelled"; readonly reply: number }
  /** No other try is made by itself. */
  | {
      readonly end: "failed";
      readonly reply: number;
      readonly why: string;
      readonly failure: string | undefined;
    }
  /** Somebody has stopped the thread before it was answered. */
  | { readonly end: "stopped"; readonly by: string }
  /** Whoever waited has gone, or the journal was closed. */
  | { readonly end: "left" };

/** Whoever shows what is heard. */
export interface ReplyView {
  begun(reply: number): void;
  heard(heard: Heard): void;
  /** The whole text, when the reply has ended. */
  ended(text: string): void;
  /** It failed, and is tried again. */
  again(why: string): void;
}

/** Follows the answer to a message to its end, over tries that fail, whoever writes it. The reader's tails must be woken by somebody. */
export async function followReply(
  reader: Pick<JournalReader, "tail" | "rows">,
  {
    thread,
    message,
    since,
    signal,
  }: {
    readonly thread: string;
    readonly message: number;
    /** A global position before the message. */
    readonly since: number;
    readonly signal: AbortSignal;
  },
  view: ReplyView,
): Promise<ReplyEnd> {
  let reply: number | undefined;
  const tail = reader.tail({ since, stream: `${THREAD_STREAMS}${thread}`, signal });
  for await (const batch of tail)
    for (const stored of batch) {
      if (!isThreadEvent(stored)) continue;
      const event: StoredThreadEvent = stored;
      if (event.type === "reply.begun" && event.data.to.includes(message)) {
        reply = event.data.message;
        view.begun(reply);
      }
      if (event.type === "thread.stopped" && reply === undefined)
        return { end: "stopped", by: event.data.by };
      if (!("message" in event.data) || event.data.message !== reply || reply === undefined)
        continue;
      if (event.type === "reply.heard") for (const each of event.data.heard) view.heard(each);
      if (event.type !== "reply.ended") continue;
      const { end, text, why = "It is not known why.", class: failure } = event.data;
      view.ended(text);
      if (end !== "failed") return { end, reply };
      if (!(await isTriedAgain(reader, thread, { n: reply, failure: failure ?? null })))
        return { end, reply, why, failure };
      view.again(why);
      reply = undefined;
    }
  return { end: "left" };
}

/** Whether what waits is answered by itself; when somebody has begun with it already, it is. */
async function isTriedAgain(
  reader: Pick<JournalReader, "rows">,
  thread: string,
  failed: { readonly n: number; readonly failure: string | null },
): Promise<boolean> {
  const [row] = await reader.rows("threads", { where: { id: thread }, limit: 1 });
  if (!row) return false;
  const state = threadOfRow(row);
  if (state.messages === failed.n) return mayAnswer(state, failed);
  // More was said since: the last reply of all decides.
  if (state.reply) return true;
  const id = partOfThread(thread, state.messages);
  const [last] = await reader.rows("messages", { where: { id }, limit: 1 });
  const later = last && messageRowSchema.parse(last);
  return mayAnswer(state, later?.speaker === "orchestrator" ? later : failed);
}
