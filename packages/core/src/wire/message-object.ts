import { z } from "zod";
import { usageSchema } from "../run/events.ts";
import { referenceSchema } from "../thread/thread-events.ts";
import { MESSAGE_STATUSES, SPEAKERS } from "../thread/thread-words.ts";
import { isoTime } from "../views/format/iso-time.ts";
import { bodiesOfMessage, type MessageRow } from "../views/threads/message-row.ts";

/** A message of a thread on the wire. Times are ISO 8601. */
export const messageObjectSchema = z.object({
  /** `<project>/<name>/<n>`. */
  id: z.string(),
  thread: z.string(),
  n: z.int(),
  speaker: z.enum(SPEAKERS),
  /** Who exactly: a person, or an agent. */
  by: z.string(),
  /** Markdown. Empty while a reply is being written: what there is of it is in `heard`. */
  text: z.string(),
  status: z.enum(MESSAGE_STATUSES),
  at: z.string(),
  ended_at: z.string().nullable(),
  refs: z.array(referenceSchema),
  /** Of a reply: the numbers of the messages that it answers. */
  answers: z.array(z.int()),
  /** Of a reply: what it has to know first. */
  question: z.string().nullable(),
  /** Of a reply that failed: why, and the kind of failure. */
  why: z.string().nullable(),
  failure: z.string().nullable(),
  agent: z.string().nullable(),
  model: z.string().nullable(),
  /** What a reply spent; an absent figure is unknown. */
  usage: usageSchema.nullable(),
});
/** A message of a thread on the wire. */
export type MessageObject = z.infer<typeof messageObjectSchema>;

/** A message as the wire shows it. */
export function messageObject(row: MessageRow): MessageObject {
  const { refs, answers } = bodiesOfMessage(row);
  const { id, thread, n, speaker, by, text, status, question, why, failure, agent, model } = row;
  return {
    id,
    thread,
    n,
    speaker,
    by,
    text,
    status,
    at: isoTime(row.at),
    ended_at: row.ended_at === null ? null : isoTime(row.ended_at),
    refs,
    answers,
    question,
    why,
    failure,
    agent,
    model,
    usage: row.usage === null ? null : usageSchema.parse(JSON.parse(row.usage)),
  };
}
