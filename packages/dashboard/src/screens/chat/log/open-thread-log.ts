import type { Heard, MessageObject, Patch, ProposalObject, ThreadObject } from "@wheelhouse/core";
import { createThreadLog, type ThreadLog } from "./thread-log.ts";
import type { ThreadPart } from "./thread-things.ts";

/** The thread of the tests. */
export const ID = "orders/main";
const AT = "2026-01-01T00:00:00.000Z";

/** A message as the wire has it. */
export function message(n: number, words: Partial<MessageObject> = {}): MessageObject {
  const isReply = n % 2 === 0;
  return {
    id: `${ID}/${n}`,
    thread: ID,
    n,
    speaker: isReply ? "orchestrator" : "person",
    by: isReply ? "scripted" : "ann",
    text: `message ${n}`,
    status: "done",
    at: AT,
    ended_at: AT,
    refs: [],
    answers: isReply ? [n - 1] : [],
    question: null,
    why: null,
    failure: null,
    agent: isReply ? "scripted" : null,
    model: null,
    usage: null,
    ...words,
  };
}

/** An open proposal of a reply. */
export function proposal(
  n: number,
  of: number,
  words: Partial<ProposalObject> = {},
): ProposalObject {
  return {
    id: `${ID}/${n}`,
    thread: ID,
    n,
    message: of,
    status: "open",
    action: { kind: "create_issue", title: `Issue ${n}` },
    text: `Create the issue “Issue ${n}”`,
    why: "it is asked for",
    at: AT,
    answered_at: null,
    answered_by: null,
    effect: null,
    refusal: null,
    ...words,
  };
}

function thread(messages: number): ThreadObject {
  return {
    id: ID,
    project_id: "orders",
    name: "main",
    title: "main",
    status: "idle",
    agent: null,
    model: null,
    messages,
    open_proposals: 0,
    said_at: AT,
    stopped: null,
    failures: 0,
  };
}

/** A server with so many messages, and a page that looks at them. Answers wait until they are given. */
export function openThreadLog(count: number): {
  readonly log: ThreadLog;
  readonly asked: readonly { readonly before?: number; readonly limit: number }[];
  /** Gives the answer to the n-th question, as of a position. */
  readonly reply: (nth: number, asOf?: number, heard?: ThreadPart["heard"]) => Promise<void>;
  readonly fail: (nth: number) => Promise<void>;
  /** Lets the time pass for which things wait. */
  readonly tick: () => number[];
  /** Another message is said on the server, and told by the stream. */
  readonly say: (words?: Partial<MessageObject>) => MessageObject;
  /** One more is said that the stream does not tell. */
  readonly lose: () => void;
  readonly patch: (entries: Patch) => void;
  readonly hear: (n: number, seq: number, ...heard: Heard[]) => void;
} {
  const messages = Array.from({ length: count }, (_, index) => message(index + 1));
  const asked: { readonly before?: number; readonly limit: number }[] = [];
  const waiting: { readonly resolve: (part: ThreadPart) => void; readonly reject: () => void }[] =
    [];
  const later = new Set<{ readonly call: () => void; readonly ms: number }>();
  let position = 1_000;
  const log = createThreadLog(ID, {
    fetch(window) {
      asked.push(window);
      const { promise, resolve, reject } = Promise.withResolvers<ThreadPart>();
      waiting.push({ resolve, reject: () => reject(new Error("no")) });
      return promise;
    },
    later(call, ms) {
      const entry = { call, ms };
      later.add(entry);
      return () => void later.delete(entry);
    },
  });
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  const add = (words: Partial<MessageObject> = {}): MessageObject => {
    const said = message(messages.length + 1, words);
    messages.push(said);
    position += 1;
    return said;
  };
  return {
    log,
    asked,
    async reply(nth, asOf = position, heard = null) {
      const { before = Number.POSITIVE_INFINITY, limit } = asked[nth] ?? { limit: 0 };
      const own = messages.filter(({ n }) => n < before).slice(-limit);
      waiting[nth]?.resolve({
        thread: thread(messages.length),
        messages: own,
        proposals: [],
        heard,
        as_of: asOf,
      });
      await settled();
    },
    async fail(nth) {
      waiting[nth]?.reject();
      await settled();
    },
    tick() {
      const due = [...later];
      later.clear();
      for (const { call } of due) call();
      return due.map(({ ms }) => ms);
    },
    say(words) {
      const v = add(words);
      log.patch([{ k: "message", id: v.id, rev: position, v }]);
      return v;
    },
    lose: () => void add(),
    patch: (entries) => log.patch(entries),
    hear: (n, seq, ...heard) => log.heard({ topic: `thread:${ID}`, message: n, seq, heard }),
  };
}

/** The numbers of the messages that are shown. */
export function shown(log: ThreadLog): readonly number[] {
  return log.get().rows.map(({ message: { n } }) => n);
}
