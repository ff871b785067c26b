import type { ForeignEvent } from "../views/known-event.ts";
import { type ThreadEvent, threadEventSchema } from "./thread-events.ts";

/** A reply that is being written. */
export interface OpenReply {
  /** Its own number. */
  readonly message: number;
  readonly to: readonly number[];
  readonly attempt: number;
  readonly begunAt: number;
  /** Who writes it. */
  readonly agent: string;
  readonly model?: string | undefined;
}

/** The session of an agent that a thread can be gone on with. */
export interface ThreadSession {
  readonly id: string;
  readonly agent: string;
  readonly model?: string | undefined;
  /** Everything up to this message is known to it. */
  readonly knows: number;
}

/**
 * What is known of a thread from its stream. Messages and proposals are rows: a thread may have thousands.
 * *Contract*: an append that expects `seq` is refused when anything has happened since. Answers to a proposal expect none, and
 * share a key: of two, one is.
 */
export interface ThreadState {
  readonly project: { readonly id: string; readonly path: string };
  readonly name: string;
  title: string;
  /** Events folded so far. */
  seq: number;
  /** Messages and proposals so far. */
  messages: number;
  proposals: number;
  /** Proposals that nobody has answered. */
  openProposals: number;
  /** Messages that nobody has begun to answer, the oldest first. */
  waiting: readonly number[];
  reply: OpenReply | undefined;
  /** Who answers; absent: whoever is chosen for the project. */
  agent: string | undefined;
  model: string | undefined;
  session: ThreadSession | undefined;
  /** What was said up to a message, in short. */
  summary: { readonly upTo: number; readonly text: string } | undefined;
  /** Nobody answers until it is started again. */
  stopped: { readonly by: string; readonly why?: string | undefined } | undefined;
  /** How many tries of a reply to the same messages have failed in a row. */
  failures: number;
}

/** An event of a thread in its place. */
export type StoredThreadEvent = ThreadEvent & { readonly seq: number; readonly at: number };

const KNOWN: ReadonlySet<string> = new Set(
  threadEventSchema.options.map((option) => option.shape.type.value),
);

/** Whether this version knows events of this type. Their data was validated when they were written. */
export function isThreadEvent(event: ForeignEvent): event is ForeignEvent & StoredThreadEvent {
  return KNOWN.has(event.type);
}

/** Folds an event into a thread; undefined as long as it was not opened. */
export function reduceThread(
  before: ThreadState | undefined,
  event: ForeignEvent,
): ThreadState | undefined {
  if (!before)
    return isThreadEvent(event) && event.type === "thread.opened" ? born(event) : undefined;
  const state = before;
  state.seq = event.seq;
  if (!isThreadEvent(event)) return state;
  switch (event.type) {
    case "thread.opened":
      state.title = event.data.title;
      return state;
    case "thread.switched":
      state.agent = event.data.agent;
      state.model = event.data.model;
      state.failures = 0;
      return state;
    case "thread.stopped":
      state.stopped = event.data;
      return state;
    case "thread.started":
      state.stopped = undefined;
      state.failures = 0;
      return state;
    case "message.said":
      state.messages = event.data.message;
      state.waiting = [...state.waiting, event.data.message];
      return state;
    case "reply.begun": {
      const { message, to, attempt, agent, model } = event.data;
      state.messages = Math.max(state.messages, message);
      state.waiting = state.waiting.filter((each) => !to.includes(each));
      state.reply = { message, to, attempt, begunAt: event.at, agent, model };
      if (event.data.memory !== "resumed") state.session = undefined;
      return state;
    }
    case "reply.ended":
      ended(state, event.data);
      return state;
    case "proposal.made":
      state.proposals = event.data.proposal;
      state.openProposals++;
      return state;
    case "proposal.accepted":
    case "proposal.dismissed":
    case "proposal.voided":
      state.openProposals--;
      return state;
    case "thread.summarized":
      state.summary = event.data;
      return state;
    case "reply.heard":
    case "proposal.undone":
      return state;
    default:
      return event satisfies never;
  }
}

/** A reply that failed leaves its messages waiting, in front of those that came since; one that a person broke off does not. */
function ended(
  state: ThreadState,
  { message, end, session }: Extract<ThreadEvent, { type: "reply.ended" }>["data"],
): void {
  const { reply } = state;
  state.reply = undefined;
  if (end === "failed") {
    state.waiting = [...(reply?.to ?? []), ...state.waiting];
    state.failures++;
    return;
  }
  state.failures = 0;
  if (session !== undefined && reply)
    state.session = { id: session, agent: reply.agent, model: reply.model, knows: message };
}

function born({ seq, data }: Extract<StoredThreadEvent, { type: "thread.opened" }>): ThreadState {
  return {
    project: data.project,
    name: data.name,
    title: data.title,
    seq,
    messages: 0,
    proposals: 0,
    openProposals: 0,
    waiting: [],
    reply: undefined,
    agent: undefined,
    model: undefined,
    session: undefined,
    summary: undefined,
    stopped: undefined,
    failures: 0,
  };
}
