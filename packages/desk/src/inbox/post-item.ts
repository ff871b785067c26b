import {
  inboxEventSchema,
  type InboxPriority,
  type InboxSource,
  inboxStream,
  itemId,
  jsonSchema,
  type InboxEvent,
  type Outcome,
  outcomeSchema,
  scrub,
  scrubJson,
  sourceKey,
  sourceOfRow,
  type SourceState,
  streakAfter,
} from "@wheelhouse/core";
import type { Engine } from "@wheelhouse/engine";
import type { Journal, StreamAppend } from "@wheelhouse/journal";
import { z } from "zod";
import { racing } from "../write/issue-log.ts";

/** Characters of a message and of a text that an item has at most. */
const MOST_MESSAGE = 4_000;
const MOST_TEXT = 20_000;

/** The journal and the engine, as far as items are written with them. */
export interface InboxPorts {
  readonly journal: Pick<Journal, "rows" | "read">;
  readonly engine: Pick<Engine, "append">;
}

/** What is posted. */
export interface Posting {
  readonly source: InboxSource;
  readonly message: string;
  readonly priority: InboxPriority;
  /** The second item of a source with the same key is the first one. */
  readonly dedupeKey: string | null;
  readonly outcome: Outcome;
}

/**
 * Posts an item, in one append with those of others or not at all; a conflict there is thrown as the journal throws it. With
 * a key that was used before nothing is written, and the first item is named. Secrets in its words are not written down, whoever posts.
 */
export async function postItem(
  { journal, engine }: InboxPorts,
  posting: Posting,
  beside: readonly StreamAppend[] = [],
): Promise<{ readonly id: string; readonly repeated: boolean }> {
  const { source, dedupeKey } = posting;
  const clean = scrubbed(posting);
  const key = sourceKey(source);
  const post = async () => {
    const state = await sourceAt(journal, key);
    const item = (state?.items ?? 0) + 1;
    const streak = streakAfter(state, clean.outcome.result);
    const posted: InboxEvent = { type: "inbox.posted", data: { item, ...clean, streak } };
    const receipt = await engine.append([inboxAppend(key, state?.seq ?? 0, [posted]), ...beside], {
      ...(dedupeKey !== null && { idempotencyKey: `inbox:${key}:${dedupeKey}` }),
    });
    if (!receipt.repeated) return { id: itemId(key, item), repeated: false };
    const seq = receipt.streams[0]?.firstSeq ?? 1;
    const [first] = await journal.read(inboxStream(key), { from: seq, to: seq });
    const { data } = inboxEventSchema.parse(first);
    return { id: itemId(key, data.item), repeated: true };
  };
  // Others are asked anew by whoever brings them.
  return beside.length === 0 ? racing(post) : post();
}

/** The same without secrets in its words. The marks in their place may be longer, and an item has a limit. */
function scrubbed(posting: Posting): Posting {
  const { text, ...facts } = posting.outcome;
  return {
    ...posting,
    message: scrub(posting.message).slice(0, MOST_MESSAGE),
    outcome: outcomeSchema.parse({
      ...z.record(z.string(), jsonSchema).parse(scrubJson(jsonSchema.parse(facts))),
      ...(text !== undefined && { text: scrub(text).slice(-MOST_TEXT) }),
    }),
  };
}

/** A source as it is now; undefined when nothing was posted. */
export async function sourceAt(
  journal: Pick<Journal, "rows">,
  key: string,
): Promise<SourceState | undefined> {
  const [row] = await journal.rows("inbox_sources", { where: { id: key }, limit: 1 });
  return row && sourceOfRow(row);
}

/** The append that adds events to a source whose last event has this position. */
export function inboxAppend(
  key: string,
  expectedSeq: number,
  events: readonly InboxEvent[],
): StreamAppend {
  return {
    stream: inboxStream(key),
    expectedSeq,
    class: "run",
    events: events.map(({ type, data }) => ({ type, data: jsonSchema.parse(data) })),
  };
}
