import { type Heard, isThreadEvent, THREAD_STREAMS } from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import type { Journal } from "../server-deps.ts";

/** Events that are read at a time. */
const ROWS = 500;
/** Most characters that are told of a reply, and most entries: of more, the latest. */
const MOST_CHARACTERS = 400_000;
const MOST_ENTRIES = 1_000;

/** What an event says was heard of a reply; undefined when it is about something else. */
export function heardIn(
  event: Stored,
): { readonly message: number; readonly heard: readonly Heard[] } | undefined {
  return isThreadEvent(event) && event.type === "reply.heard" ? event.data : undefined;
}

/**
 * What there is of a reply that is being written, neighbouring words as one. `begun` is the seq of the event that it began with.
 * *Contract*: everything up to `seq` is in it, except what is left out of the front of a very long one, and nothing of later events.
 */
export async function heardSoFar(
  journal: Pick<Journal, "read">,
  { thread, n, begun }: { readonly thread: string; readonly n: number; readonly begun: number },
): Promise<{ readonly message: number; readonly seq: number; readonly heard: Heard[] }> {
  const all: Heard[] = [];
  let seq = begun;
  for (;;) {
    const stream = `${THREAD_STREAMS}${thread}`;
    const events = await journal.read(stream, { from: seq + 1, class: "agent", limit: ROWS });
    for (const event of events) {
      const said = heardIn(event);
      if (said?.message === n) for (const each of said.heard) put(all, each);
    }
    seq = events.at(-1)?.seq ?? seq;
    if (events.length < ROWS) return { message: n, seq, heard: latestOf(all) };
  }
}

/** Joins words to the words before them; of a call of a tool, its latest state is kept where the call began. */
function put(all: Heard[], next: Heard): void {
  const last = all.at(-1);
  if ((next.kind === "text" || next.kind === "thought") && last?.kind === next.kind) {
    all[all.length - 1] = { kind: next.kind, text: last.text + next.text };
    return;
  }
  const begun =
    next.kind === "tool"
      ? all.findLastIndex((each) => each.kind === "tool" && each.call === next.call)
      : -1;
  if (begun < 0) all.push(next);
  else all[begun] = next;
}

function latestOf(all: readonly Heard[]): Heard[] {
  let room = MOST_CHARACTERS;
  const kept: Heard[] = [];
  for (const each of all.toReversed()) {
    if (kept.length >= MOST_ENTRIES || room <= 0) {
      kept.push({ kind: "note", text: "What came before is left out here." });
      break;
    }
    if (each.kind === "tool") kept.push(each);
    else kept.push({ ...each, text: each.text.slice(-room) });
    room -= each.kind === "tool" ? 0 : each.text.length;
  }
  return kept.toReversed();
}
