import {
  type HeardFrame,
  isThreadEvent,
  messageObject,
  type Patch,
  partOfThread,
  type StoredThreadEvent,
  THREAD_STREAMS,
} from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import { heardIn } from "../read/heard-so-far.ts";
import { messageRow, proposalById, threadById } from "../read/thread-page.ts";
import type { Journal } from "../server-deps.ts";
import { patchFrame } from "./patch-frames.ts";
import { sseFrame } from "./sse-frame.ts";

type Parts = { readonly journal: Pick<Journal, "rows"> };

/**
 * What these events say of a thread: what has changed as it is now, then what was heard, a frame for each event. Of a reply that has
 * ended nothing is heard any more: its message has the whole of it.
 */
export async function threadFrames(
  { journal }: Parts,
  { name, thread }: { readonly name: string; readonly thread: string },
  events: readonly Stored[],
  rev: number,
): Promise<string> {
  const stream = `${THREAD_STREAMS}${thread}`;
  const own = events.filter((event) => event.stream === stream);
  if (own.length === 0) return "";
  const patch = patchFrame(await patchesOf(journal, thread, own, rev));
  return `${patch}${await heardFrames(journal, { name, thread }, own)}`;
}

async function patchesOf(
  journal: Parts["journal"],
  thread: string,
  events: readonly Stored[],
  rev: number,
): Promise<Patch> {
  const { messages, proposals, isMoved } = movedBy(events);
  const patch: Patch = [];
  const now = isMoved ? await threadById(journal, thread) : undefined;
  if (now) patch.push({ k: "thread", id: thread, rev, v: now });
  for (const n of messages) {
    const row = await messageRow(journal, partOfThread(thread, n));
    if (!row) continue;
    const v = messageObject(row);
    patch.push({ k: "message", id: v.id, rev, v });
    // What a reply answers waits, or waits no more, with it.
    for (const each of v.answers) messages.add(each);
  }
  for (const n of proposals) {
    const v = await proposalById(journal, partOfThread(thread, n));
    if (v) patch.push({ k: "proposal", id: v.id, rev, v });
  }
  return patch;
}

function movedBy(events: readonly Stored[]): {
  readonly messages: Set<number>;
  readonly proposals: Set<number>;
  readonly isMoved: boolean;
} {
  const messages = new Set<number>();
  const proposals = new Set<number>();
  let isMoved = false;
  for (const event of events) {
    if (!isThreadEvent(event) || event.type === "reply.heard") continue;
    isMoved = true;
    const { data }: StoredThreadEvent = event;
    if ("proposal" in data) proposals.add(data.proposal);
    else if ("message" in data) messages.add(data.message);
  }
  return { messages, proposals, isMoved };
}

async function heardFrames(
  journal: Parts["journal"],
  { name: topic, thread }: { readonly name: string; readonly thread: string },
  events: readonly Stored[],
): Promise<string> {
  const frames: string[] = [];
  const isOpen = new Map<number, boolean>();
  for (const event of events) {
    const said = heardIn(event);
    if (!said) continue;
    const { message } = said;
    if (!isOpen.has(message)) {
      const row = await messageRow(journal, partOfThread(thread, message));
      isOpen.set(message, row?.status === "writing");
    }
    if (isOpen.get(message) !== true) continue;
    const frame: HeardFrame = { topic, message, seq: event.seq, heard: [...said.heard] };
    frames.push(sseFrame("heard", frame));
  }
  return frames.join("");
}
