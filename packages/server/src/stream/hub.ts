/**
 * Where everything that happens becomes bytes, once.
 *
 * Owns: one tail of the whole journal, in slices that are 50 ms apart at least; the watermark, up to which
 * every slice was handed out. Does not own: what a reader has already seen. A follower compares the
 * slice with its own cursor and takes it, leaves it, or reads the journal instead, so that neither a
 * slow reader nor one that comes in the middle needs anything kept for it here.
 */
import type { Stored } from "@wheelhouse/journal";
import { Boards } from "../board/boards.ts";
import type { RunReads } from "../read/run-reads.ts";
import type { Served } from "../server-deps.ts";
import { ChangeFeed } from "./change-feed.ts";
import type { Change, Changed } from "./change-log.ts";
import { Changes } from "./changes.ts";
import { FlowFrames } from "./flow-frames.ts";
import { countedFrames, drivenFrames, type NoteBytes, unsaidFrames } from "./note-frames.ts";
import { Notes } from "./notes.ts";
import { Revs } from "./revs.ts";
import { beatComment } from "./sse-frame.ts";
import { makeSlice, type Slice, type SliceParts } from "./slice.ts";
import type { Topic } from "./topic.ts";

/** From one slice to the next, in milliseconds: what comes meanwhile is gathered. What comes after a silence waits for nothing. */
const GATHER_MS = 50;
/** Most events of one slice: what a reader gets before it is looked at whether it has room. */
const MOST_EVENTS = 500;
/** So often a silent stream shows that it lives, in milliseconds. */
const BEAT_MS = 10_000;
/** How long what agents count is held back, in milliseconds. */
const COUNT_MS = 250;

type HubDeps = Pick<
  Served,
  "journal" | "observed" | "repositories" | "flowFiles" | "wheel" | "now" | "beatMs" | "onError"
>;

const NOTHING: ReadonlySet<string> = new Set();

/** After a failed read the next one comes so much later, in milliseconds. */
const AGAIN_MS = 1_000;

/** Something is as it is although no event of the journal came. */
export interface Note {
  /** By topic; a topic without bytes has nothing of it. */
  readonly bytes: NoteBytes;
  /** Topics of which something has to be asked for. */
  readonly missed: ReadonlySet<string>;
  /** Its place among the notes that are remembered; absent for what a reader is told anyway when it comes again. */
  readonly count?: number;
  /** What has changed, where it is remembered. */
  readonly changed?: Changed;
}

/** Who follows topics. No call may throw or take long. */
export interface Listener {
  readonly topics: readonly Topic[];
  onSlice(slice: Slice): void;
  /** Who cannot take it now asks what it missed when it can. */
  onNote(note: Note): void;
  /** A sign of life, to be sent as it is. */
  onBeat(beat: string): void;
  /** Positions that were given mean nothing any more. */
  onAnew(): void;
  /** The hub ends; so must the reader's answer. */
  onEnd(): void;
}

/** See the file's header. */
export class Hub {
  readonly #deps: HubDeps;
  readonly #listeners = new Set<Listener>();
  readonly #parts: SliceParts;
  readonly #stop = new AbortController();
  readonly #feed: ChangeFeed;
  /** What was told beside the journal, for those who were away. */
  readonly #changes: Changes;
  #pending: Stored[] = [];
  #watermark = 0;
  /** Everything up to here was taken out of `#pending`, and is handed out or about to be. */
  #gathered = 0;
  #isGathering = false;
  #flushedAt = -GATHER_MS;
  #isCounting = false;
  #beat: NodeJS.Timeout | undefined;

  private constructor(deps: HubDeps, reads: RunReads) {
    const { folds } = reads;
    const { journal, wheel, observed, now } = deps;
    this.#deps = deps;
    const own = { flows: new FlowFrames(journal), notes: new Notes(), revs: new Revs(now) };
    const boards = new Boards(deps);
    this.#parts = { journal, wheel, now, folds, boards, observed, ...own, holdsBack: true };
    this.#changes = new Changes({ ...deps, folds, revs: this.#parts.revs });
    this.#feed = new ChangeFeed(deps, reads, (changes) => this.#tellChanges(changes));
  }

  /** Begins to follow the journal at its end. */
  static async open(deps: HubDeps, reads: RunReads): Promise<Hub> {
    const hub = new Hub(deps, reads);
    hub.#watermark = await deps.journal.watermark();
    hub.#gathered = hub.#watermark;
    hub.#beat = setInterval(() => {
      const beat = beatComment();
      for (const listener of hub.#listeners) listener.onBeat(`${beat}\n`);
      void hub.#tellDriven();
    }, deps.beatMs ?? BEAT_MS).unref();
    void hub.#follow();
    return hub;
  }

  /** The parts of slices for a reader who is told everything at once, and what it missed when it comes. */
  replayParts(): SliceParts {
    return { ...this.#parts, flows: new FlowFrames(this.#deps.journal), holdsBack: false };
  }

  /** Every slice up to this global position was handed out. */
  get watermark(): number {
    return this.#watermark;
  }

  /** What was told beside the journal. */
  get changes(): Changes {
    return this.#changes;
  }

  /** The boards of projects. */
  get boards(): Boards {
    return this.#parts.boards;
  }

  /** Where a reader is who has read everything that there is now. */
  async position(): Promise<number> {
    const { given } = this.#changes;
    return this.#changes.at(await this.#deps.journal.watermark(), given);
  }

  /** What a reader has missed of these topics who has all notes up to a count; undefined when it is to begin anew. */
  async missed(topics: readonly Topic[], count: number): Promise<string | undefined> {
    const parts = this.replayParts();
    const beside = await this.#changes.framesSince(topics, count);
    return beside === undefined ? undefined : `${await unsaidFrames(parts, topics)}${beside}`;
  }

  /** Somebody added or removed a source. */
  sourcesChanged(): void {
    this.#feed.sourcesChanged();
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Hands slices to a listener until the answer is called. */
  add(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#stop.signal.aborted) listener.onEnd();
    return () => void this.#listeners.delete(listener);
  }

  /** Ends all streams. */
  close(): void {
    this.#stop.abort();
    this.#feed.close();
    clearInterval(this.#beat);
    for (const listener of this.#listeners) listener.onEnd();
    this.#listeners.clear();
  }

  /** Follows until the hub or the journal is closed; a failed read is tried again from where it failed. */
  async #follow(): Promise<void> {
    const { signal } = this.#stop;
    for (;;) {
      try {
        const since = this.#pending.at(-1)?.gseq ?? this.#gathered;
        for await (const events of this.#deps.journal.tail({ since, signal })) {
          for (const event of events) this.#pending.push(event);
          if (!this.#isGathering) this.#flushSoon();
        }
        return this.close();
      } catch (error) {
        if (signal.aborted) return;
        this.#deps.onError(error);
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
      }
    }
  }

  #flushSoon(): void {
    this.#isGathering = true;
    const rest = this.#flushedAt + GATHER_MS - performance.now();
    setTimeout(() => void this.#flush(), Math.max(0, rest)).unref();
  }

  async #flush(): Promise<void> {
    while (this.#pending.length > 0) {
      const events = this.#pending.splice(0, MOST_EVENTS);
      const to = events.at(-1)?.gseq ?? this.#gathered;
      this.#gathered = to;
      try {
        await this.#handOut(events, to);
      } catch (error) {
        this.#deps.onError(error);
        this.#handOutNothing(to);
      }
    }
    this.#isGathering = false;
    this.#flushedAt = performance.now();
  }

  async #handOut(events: readonly Stored[], to: number): Promise<void> {
    const span = { before: this.#watermark, to, events };
    const slice = await makeSlice(this.#parts, span, this.#followed().values());
    this.#watermark = to;
    for (const listener of this.#listeners) listener.onSlice(slice);
    this.#tellCountedAfter(COUNT_MS);
  }

  /** A slice that could not be made has no topic's bytes: who follows one finds the events in the journal, at once. */
  #handOutNothing(to: number): void {
    const slice = { before: this.#watermark, to, bytes: new Map(), seqs: new Map() };
    this.#watermark = to;
    for (const listener of this.#listeners) listener.onSlice(slice);
    this.#tellCountedAfter(COUNT_MS);
  }

  #tellCountedAfter(ms: number): void {
    if (!this.#parts.notes.hasCounted || this.#isCounting || this.#stop.signal.aborted) return;
    this.#isCounting = true;
    setTimeout(() => void this.#tellCounted(), ms).unref();
  }

  async #tellCounted(): Promise<void> {
    const isTold = await this.#tell((isFollowed) => countedFrames(this.#parts, isFollowed));
    this.#isCounting = false;
    // What came meanwhile, or was put back because a read failed.
    this.#tellCountedAfter(isTold ? COUNT_MS : AGAIN_MS);
  }

  async #tellDriven(): Promise<void> {
    await this.#tell((isFollowed) => drivenFrames(this.#parts, isFollowed));
  }

  /** Resolves to whether it could be told. */
  async #tell(
    frames: (isFollowed: (topic: string) => boolean) => Promise<NoteBytes>,
  ): Promise<boolean> {
    const followed = this.#followed();
    try {
      const bytes = await frames((topic) => followed.has(topic));
      if (bytes.size > 0) this.#note({ bytes, missed: NOTHING });
      return true;
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#deps.onError(error);
      return false;
    }
  }

  async #tellChanges(changes: readonly Change[]): Promise<void> {
    if (this.#stop.signal.aborted) return;
    this.#note(await this.#changes.tell(changes, this.#followed().values(), this.#deps.onError));
    if (!this.#changes.isSpent) return;
    this.#changes.beginAnew();
    for (const listener of this.#listeners) listener.onAnew();
  }

  #note(note: Note): void {
    for (const listener of this.#listeners) listener.onNote(note);
  }

  /** Topics that somebody follows, by name. */
  #followed(): Map<string, Topic> {
    const topics = new Map<string, Topic>();
    for (const listener of this.#listeners)
      for (const topic of listener.topics) topics.set(topic.name, topic);
    return topics;
  }
}
