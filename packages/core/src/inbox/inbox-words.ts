import { sha256 } from "../trace/sha256.ts";

/** Streams of the inbox: one for each source of items. What follows is its key. */
export const INBOX_STREAMS = "inbox/";

/** Who posts. The first four are as old as the inbox; `run` and `signal` are our own. */
export const SOURCE_TYPES = ["scheduler", "pickup", "api", "self_heal", "run", "signal"] as const;
/** Who posts. */
export type SourceType = (typeof SOURCE_TYPES)[number];

/** As whom others than we may post. */
export const POSTER_TYPES = ["pickup", "api", "self_heal"] as const satisfies readonly SourceType[];

/** Whether a success of a source says that what failed before is mended: it does the same each time, as a run does not. */
export function mendsItself(type: SourceType): boolean {
  return type !== "run" && type !== "signal";
}

/** How much an item matters, the most first. */
export const INBOX_PRIORITIES = ["critical", "normal", "low"] as const;
/** How much an item matters. */
export type InboxPriority = (typeof INBOX_PRIORITIES)[number];

/**
 * Where an item is: nobody has it, somebody holds it for a while, something was decided and done, or it needed nothing.
 */
export const INBOX_STATUSES = ["pending", "claimed", "processed", "ignored"] as const;
/** Where an item is. */
export type InboxStatus = (typeof INBOX_STATUSES)[number];

/** How long a claim holds, in milliseconds. */
export const CLAIM_MS = 300_000;
/** After so many claims that came to nothing an item is critical, and a person's. */
export const MOST_ATTEMPTS = 5;

/** Digits of a source's key: two sources of one data directory never meet by chance. */
const KEY_DIGITS = 16;

/** Who or what items come from, in which project; `project` is empty for what belongs to none. */
export interface InboxSource {
  readonly project: string;
  readonly type: SourceType;
  readonly id: string;
}

/** The key of a source, which its stream and its items are named by. */
export function sourceKey({ project, type, id }: InboxSource): string {
  return sha256([project, type, id].join("\n")).slice(0, KEY_DIGITS);
}

/** The stream of the items of a source. */
export function inboxStream(key: string): string {
  return `${INBOX_STREAMS}${key}`;
}

/** The id of the n-th item of a source. */
export function itemId(key: string, n: number): string {
  return `${key}-${n}`;
}

/** The source and the number that an item's id names; undefined when it is no such id. */
export function partsOfItem(id: string): { readonly key: string; readonly n: number } | undefined {
  const [, key, n] = /^([0-9a-f]{16})-([1-9][0-9]{0,8})$/.exec(id) ?? [];
  return key === undefined || n === undefined ? undefined : { key, n: Number(n) };
}

/** What needed nobody is counted for so long; after that it stands in its own list alone. Milliseconds. */
export const ROUTINE_MS = 86_400_000;

/** The place in the order of creation after which routine is counted at a moment in milliseconds. */
export function routineSince(now: number): { readonly value: number; readonly key: string } {
  return { value: now - ROUTINE_MS, key: "" };
}
