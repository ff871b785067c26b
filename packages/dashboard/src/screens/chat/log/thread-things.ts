import type {
  Heard,
  HeardFrame,
  MessageObject,
  Patch,
  ProposalObject,
  ThreadObject,
} from "@wheelhouse/core";
import { type HeardPart, withHeard } from "./heard-parts.ts";

/** What was said once, with all that belongs to it. */
export interface ThreadRow {
  readonly message: MessageObject;
  /** By their numbers. */
  readonly proposals: readonly ProposalObject[];
  /** What was heard of it while it was written; undefined when this page heard nothing. */
  readonly heard: readonly HeardPart[] | undefined;
}

/** A part of a thread, as one answer of the server has it. */
export interface ThreadPart {
  readonly thread: ThreadObject | null;
  readonly messages: readonly MessageObject[];
  readonly proposals: readonly ProposalObject[];
  readonly heard: {
    readonly message: number;
    readonly seq: number;
    readonly heard: readonly Heard[];
  } | null;
  readonly as_of: number;
}

/** What is known of one thread: messages, proposals, and words of replies that are being written. */
export interface ThreadThings {
  /** Undefined while nobody has said. */
  readonly thread: ThreadObject | null | undefined;
  /** Number of the first message from which on all are known, to the last. */
  readonly first: number | undefined;
  /** Takes in an answer; what the stream has said later of the same stays. */
  put(part: ThreadPart): void;
  /** Takes in what the stream says. False when nothing of it is news. */
  patch(patch: Patch): boolean;
  /** Takes in how a proposal is that this page has answered. What the stream says of it next is as good or later. */
  answered(proposal: ProposalObject): void;
  heard(frame: HeardFrame): boolean;
  /** Whether words are kept as they come, so that they can be joined to an answer that is on its way. */
  keep(isKept: boolean): void;
  /** By number; a row that nothing has changed of stays the same object. */
  rows(): readonly ThreadRow[];
  clear(): void;
}

interface HeardReply {
  readonly seq: number;
  readonly parts: readonly HeardPart[];
}

/** So many replies keep what was heard of them. */
const MOST_HEARD = 50;
const NO_PROPOSALS: readonly ProposalObject[] = [];

/** Nothing is known yet of the thread with this id. */
export function createThreadThings(id: string): ThreadThings {
  let thread: ThreadObject | null | undefined;
  let threadRev = -1;
  const messages = new Map<number, { readonly rev: number; readonly v: MessageObject }>();
  const proposals = new Map<number, { readonly rev: number; readonly v: ProposalObject }>();
  /** By message; a list is replaced when one of it changes. */
  const proposed = new Map<number, readonly ProposalObject[]>();
  const heard = new Map<number, HeardReply>();
  let kept: HeardFrame[] | undefined;
  let made = new Map<number, ThreadRow>();

  /** By number. What the stream says of one that lies before what was fetched waits until its neighbours are. */
  function known(): readonly MessageObject[] {
    const all = [...messages.values()].map(({ v }) => v).toSorted((a, b) => a.n - b.n);
    const hole = all.findLastIndex(({ n }, index) => index > 0 && all[index - 1]?.n !== n - 1);
    return hole < 0 ? all : all.slice(hole);
  }
  function putThread(v: ThreadObject | null, rev: number): boolean {
    if (rev <= threadRev) return false;
    threadRev = rev;
    thread = v;
    return true;
  }
  function putMessage(v: MessageObject, rev: number): boolean {
    if (rev <= (messages.get(v.n)?.rev ?? -1)) return false;
    messages.set(v.n, { rev, v });
    return true;
  }
  function putProposal(v: ProposalObject, rev: number): boolean {
    if (rev <= (proposals.get(v.n)?.rev ?? -1)) return false;
    proposals.set(v.n, { rev, v });
    const others = (proposed.get(v.message) ?? NO_PROPOSALS).filter(({ n }) => n !== v.n);
    proposed.set(
      v.message,
      [...others, v].toSorted((a, b) => a.n - b.n),
    );
    return true;
  }
  function hear(message: number, seq: number, more: readonly Heard[]): boolean {
    const before = heard.get(message);
    if (seq <= (before?.seq ?? -1)) return false;
    heard.set(message, { seq, parts: withHeard(before?.parts ?? [], more) });
    // A reply that has ended has its whole text; what was heard of it shows how it came about.
    const [oldest] = heard.keys();
    if (heard.size > MOST_HEARD && oldest !== undefined) heard.delete(oldest);
    return true;
  }
  function take(entry: Patch[number]): boolean {
    if (entry.k === "thread") return entry.id === id && putThread(entry.v, entry.rev);
    if (entry.k === "message") return entry.v.thread === id && putMessage(entry.v, entry.rev);
    return entry.k === "proposal" && entry.v.thread === id && putProposal(entry.v, entry.rev);
  }

  return {
    get thread() {
      return thread;
    },
    get first() {
      return known()[0]?.n;
    },
    put(part) {
      putThread(part.thread, part.as_of);
      for (const message of part.messages) putMessage(message, part.as_of);
      for (const proposal of part.proposals) putProposal(proposal, part.as_of);
      if (part.heard === null) return;
      const { message, seq, heard: all } = part.heard;
      // It has everything from the beginning, which the stream of a page that came late has not.
      heard.set(message, { seq, parts: withHeard([], all) });
      for (const frame of kept ?? [])
        if (frame.message === message) hear(message, frame.seq, frame.heard);
    },
    answered(v) {
      const rev = proposals.get(v.n)?.rev ?? -1;
      const shown = proposals.get(v.n)?.v;
      // The stream may have been faster, and told of an answer to the answer.
      if (shown?.status !== "open" && v.status !== "undone") return;
      proposals.delete(v.n);
      putProposal(v, rev);
    },
    patch: (patch) => patch.map(take).includes(true),
    heard(frame) {
      kept?.push(frame);
      return hear(frame.message, frame.seq, frame.heard);
    },
    keep(isKept) {
      kept = isKept ? (kept ?? []) : undefined;
    },
    rows() {
      const rows = known().map((message): ThreadRow => {
        const own = proposed.get(message.n) ?? NO_PROPOSALS;
        const parts = heard.get(message.n)?.parts;
        const before = made.get(message.n);
        const isSame =
          before?.message === message && before.proposals === own && before.heard === parts;
        return isSame ? before : { message, proposals: own, heard: parts };
      });
      made = new Map(rows.map((row) => [row.message.n, row]));
      return rows;
    },
    clear() {
      thread = undefined;
      threadRev = -1;
      for (const each of [messages, proposals, proposed, heard, made]) each.clear();
    },
  };
}
