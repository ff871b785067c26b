/**
 * One reader of one stream: replay, then follow, without a gap or a duplicate.
 *
 * Owns: the reader's cursor, a global position up to which it has everything of its topics. While it
 * is live it takes the hub's bytes as they are; whenever a slice does not begin exactly at the
 * cursor, or the reader is full, it stops being live and reads the journal up to the hub's watermark,
 * where it is exactly in step again. So a slow reader costs a cursor and one full buffer.
 */
import type { Stored } from "@wheelhouse/journal";
import type { ServerDeps } from "../server-deps.ts";
import type { Hub, Listener, Note } from "./hub.ts";
import { makeSlice, type Slice } from "./slice.ts";
import { encode, SseChannel } from "./sse-channel.ts";
import { beatComment, cursorFrame, sseFrame } from "./sse-frame.ts";
import type { Topic } from "./topic.ts";

/** After this long a client that lost us should try again, in milliseconds. */
const RETRY = "retry: 1000\n\n";
/** What comes first to every reader. */
export const greeting = (): string => `${beatComment()}${RETRY}`;

/** What a follower follows. */
export interface Follow {
  readonly topics: readonly Topic[];
  /** It has everything up to this global position. */
  readonly since: number;
  /** It has every note up to this count. */
  readonly noted: number;
  /** What there was when it came; it is live no sooner than it has everything up to here. */
  readonly goal: number;
  /** The next events after a global position and up to another one, few at a time; none when there are no more. */
  readonly page: (after: number, upTo: number) => Promise<readonly Stored[]>;
  /** Told what was sent. */
  readonly passed: (slice: Slice) => void;
  /** Whether it was here before, and may have missed what no event says. */
  readonly isBack: boolean;
  /** Sent before anything else. */
  readonly greeting: string;
  /** Whether the cursor that the client keeps is the global position; else the frames have ids of their own. */
  readonly isGlobal: boolean;
  /** What `live` says where the position is not global: where the client is when it has everything. */
  readonly position: (cursor: number) => number;
}

/** See the file's header. */
export class Follower implements Listener {
  readonly channel: SseChannel = new SseChannel();
  readonly topics: readonly Topic[];
  readonly #deps: Pick<ServerDeps, "onError">;
  readonly #hub: Hub;
  readonly #follow: Follow;
  #cursor: number;
  #isLive = false;
  #isReplaying = false;
  #wasLive = false;
  /** Up to which count it has every note. */
  #noted: number;
  /** Whether it may have missed something that no event says. */
  #hasMissed: boolean;
  /** Whether its position means nothing any more. */
  #isLost = false;

  constructor(deps: Pick<ServerDeps, "onError">, hub: Hub, follow: Follow) {
    this.#deps = deps;
    this.#hub = hub;
    this.#follow = follow;
    this.topics = follow.topics;
    this.#cursor = follow.since;
    this.#noted = follow.noted;
    this.#hasMissed = follow.isBack;
  }

  /** Begins; ends by itself when the reader has gone. */
  begin(): void {
    this.channel.write(encode(`${greeting()}${this.#follow.greeting}`));
    const leave = this.#hub.add(this);
    this.channel.signal.addEventListener("abort", leave, { once: true });
    if (this.channel.signal.aborted) leave();
    this.#catchUp();
  }

  onSlice(slice: Slice): void {
    if (!this.#isLive || slice.to <= this.#cursor) return;
    const bytes = this.#bytesFor(slice);
    if (slice.before !== this.#cursor || bytes === undefined || this.channel.isFull) {
      this.#isLive = false;
      this.#catchUp();
      return;
    }
    this.#send(bytes, slice);
  }

  onNote({ bytes, missed, count = 0 }: Note): void {
    // It may have been told already when it asked what it had missed.
    if (count !== 0 && count <= this.#noted) return;
    const own = this.topics.flatMap(({ name }) => bytes.get(name) ?? []);
    const isWhole = this.topics.every(({ name }) => !missed.has(name));
    const isNext = isWhole && !this.#hasMissed;
    if (isNext && (own.length === 0 || (this.#isLive && !this.channel.isFull))) {
      for (const each of own) this.channel.write(each);
      this.#noted = Math.max(this.#noted, count);
      if (own.length > 0) this.#endBatch();
      return;
    }
    if (isWhole && own.length === 0) return;
    this.#miss();
  }

  onBeat(beat: string): void {
    if (this.channel.isFull) return;
    this.channel.write(encode(beat));
    if (this.#isLive) this.#endBatch();
  }

  onAnew(): void {
    this.#isLost = true;
    this.#miss();
  }

  onEnd(): void {
    this.channel.close();
  }

  /** Without its id a batch is not whole, and a client may wait for it. */
  #endBatch(): void {
    if (this.#follow.isGlobal) this.channel.write(encode(cursorFrame(this.#position)));
  }

  get #position(): number {
    return this.#hub.changes.at(this.#cursor, this.#noted);
  }

  #miss(): void {
    this.#hasMissed = true;
    this.#isLive = false;
    this.#catchUp();
  }

  #send(bytes: readonly Uint8Array[], slice: Slice): void {
    const { to } = slice;
    for (const each of bytes) this.channel.write(each);
    this.#cursor = to;
    if (bytes.length > 0) this.#endBatch();
    this.#follow.passed(slice);
  }

  /** What a slice has for this reader; undefined when it was made without one of its topics. */
  #bytesFor({ bytes }: Slice): Uint8Array[] | undefined {
    const own: Uint8Array[] = [];
    for (const { name } of this.topics) {
      const each = bytes.get(name);
      if (each === undefined) return undefined;
      if (each.length > 0) own.push(each);
    }
    return own;
  }

  #catchUp(): void {
    if (this.#isReplaying) return;
    this.#isReplaying = true;
    this.#replay().catch((error: unknown) => {
      // The client comes again with its cursor; that is better than a stream with a hole.
      if (!this.channel.signal.aborted) this.#deps.onError(error);
      this.channel.close();
    });
  }

  async #replay(): Promise<void> {
    const parts = this.#hub.replayParts();
    while (!this.channel.signal.aborted) {
      await this.channel.room();
      const upTo = Math.max(this.#hub.watermark, this.#follow.goal);
      const events = upTo > this.#cursor ? await this.#follow.page(this.#cursor, upTo) : [];
      if (events.length > 0) {
        const to = events.at(-1)?.gseq ?? this.#cursor;
        const span = { before: this.#cursor, to, events };
        const slice = await makeSlice(parts, span, this.topics);
        this.#send(this.#bytesFor(slice) ?? [], slice);
        continue;
      }
      this.#cursor = Math.max(this.#cursor, upTo);
      if (this.#hasMissed) {
        await this.#makeUp();
        continue;
      }
      if (!this.#wasLive) {
        this.#wasLive = true;
        const { isGlobal, position } = this.#follow;
        const as_of = isGlobal ? this.#position : position(this.#cursor);
        this.channel.write(encode(sseFrame("live", { as_of })));
      }
      // No await between this look and the flags: a slice comes before it or after it, never between.
      if (this.#cursor < this.#hub.watermark) continue;
      this.#isLive = true;
      this.#isReplaying = false;
      return;
    }
  }

  /** Tells what it missed; it is to begin anew when that is not known, and then goes on from here. */
  async #makeUp(): Promise<void> {
    const { given } = this.#hub.changes;
    const isLost = this.#isLost;
    this.#hasMissed = false;
    this.#isLost = false;
    const frames = isLost ? undefined : await this.#hub.missed(this.topics, this.#noted);
    this.#noted = given;
    if (frames !== undefined) {
      this.channel.write(encode(frames));
      return this.#endBatch();
    }
    this.#wasLive = false;
    const as_of = this.#position;
    this.channel.write(encode(sseFrame("reset", { as_of }, as_of)));
  }
}
