import { z } from "zod";
import { referenceSchema } from "../../thread/thread-events.ts";
import { isThreadEvent, type StoredThreadEvent } from "../../thread/thread-state.ts";
import {
  MESSAGE_STATUSES,
  partOfThread,
  SPEAKERS,
  THREAD_STREAMS,
} from "../../thread/thread-words.ts";
import type { Row, RunProjection } from "../rows/projection.ts";

/** A row of the table of messages. Times are wall clock in milliseconds. */
export const messageRowSchema = z.object({
  id: z.string(),
  thread: z.string(),
  n: z.int(),
  speaker: z.enum(SPEAKERS),
  by: z.string(),
  /** Of a reply that is being written: empty, its words are in the stream. */
  text: z.string(),
  status: z.enum(MESSAGE_STATUSES),
  at: z.int(),
  ended_at: z.int().nullable(),
  /** JSON of what it points at. */
  refs: z.string(),
  /** Of a reply: JSON of the numbers that it answers, and what it needs to know. */
  answers: z.string().nullable(),
  question: z.string().nullable(),
  why: z.string().nullable(),
  failure: z.string().nullable(),
  agent: z.string().nullable(),
  model: z.string().nullable(),
  /** Seq of the event that it began with: what was heard of a reply comes after it. */
  seq: z.int(),
  /** JSON of what a reply spent. */
  usage: z.string().nullable(),
});
/** A row of the table of messages. */
export type MessageRow = z.infer<typeof messageRowSchema>;

const numbersSchema = z.array(z.int());
/** What of a row is text that holds data. */
export function bodiesOfMessage({ refs, answers }: Pick<MessageRow, "refs" | "answers">) {
  return {
    refs: z.array(referenceSchema).parse(JSON.parse(refs)),
    answers: answers === null ? [] : numbersSchema.parse(JSON.parse(answers)),
  };
}

/** Messages of all threads as a table. */
export const messageProjection: RunProjection = {
  name: "messages",
  version: 1,
  columns: {
    id: "TEXT",
    thread: "TEXT",
    n: "INTEGER",
    speaker: "TEXT",
    by: "TEXT",
    text: "TEXT",
    status: "TEXT",
    at: "INTEGER",
    ended_at: "INTEGER",
    refs: "TEXT",
    answers: "TEXT",
    question: "TEXT",
    why: "TEXT",
    failure: "TEXT",
    agent: "TEXT",
    model: "TEXT",
    seq: "INTEGER",
    usage: "TEXT",
  },
  key: "id",
  indexes: [["thread", "n"]],
  streams: THREAD_STREAMS,
  project(stream, events, row) {
    const thread = stream.slice(THREAD_STREAMS.length);
    const rows = new Map<string, Row>();
    const at = (n: number): Row | undefined => {
      const id = partOfThread(thread, n);
      return rows.get(id) ?? row(id);
    };
    const put = (n: number, after: Row): void => void rows.set(partOfThread(thread, n), after);
    const change = (n: number, what: Row): void => {
      const before = at(n);
      if (before) put(n, { ...before, ...what });
    };
    for (const event of events) if (isThreadEvent(event)) apply(thread, event, { at, put, change });
    return [...rows].map(([id, after]) => ({ key: id, row: after }));
  },
};

interface Table {
  at(n: number): Row | undefined;
  put(n: number, row: Row): void;
  change(n: number, what: Row): void;
}

function apply(thread: string, event: StoredThreadEvent, table: Table): void {
  switch (event.type) {
    case "message.said": {
      const { message: n, from: speaker, by, text, refs } = event.data;
      const said = { speaker, by, text, status: "waiting", refs: JSON.stringify(refs) };
      table.put(n, { ...empty(thread, n, event), ...said });
      return;
    }
    case "reply.begun": {
      const { message: n, to, agent, model = null } = event.data;
      const answers = JSON.stringify(to);
      const begun = {
        speaker: "orchestrator",
        by: agent,
        status: "writing",
        answers,
        agent,
        model,
      };
      table.put(n, { ...empty(thread, n, event), ...begun });
      for (const each of to) table.change(each, { status: "done" });
      return;
    }
    case "reply.ended": {
      const { message: n, end, text, question = null, why = null, usage } = event.data;
      table.change(n, {
        status: end,
        text,
        question,
        why,
        failure: event.data.class ?? null,
        ended_at: event.at,
        usage: usage ? JSON.stringify(usage) : null,
      });
      // They wait for another try.
      const answered = end === "failed" ? table.at(n)?.["answers"] : null;
      if (typeof answered === "string")
        for (const each of numbersSchema.parse(JSON.parse(answered)))
          table.change(each, { status: "waiting" });
      return;
    }
    default:
  }
}

function empty(thread: string, n: number, { at, seq }: StoredThreadEvent): Row {
  return {
    id: partOfThread(thread, n),
    thread,
    n,
    speaker: "person",
    by: "",
    text: "",
    status: "waiting",
    at,
    ended_at: null,
    refs: "[]",
    answers: null,
    question: null,
    why: null,
    failure: null,
    agent: null,
    model: null,
    seq,
    usage: null,
  };
}
