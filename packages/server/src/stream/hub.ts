/**
 * Where everything that happens becomes bytes, once.
 *
 * Owns: one tail of the whole journal, gathered for 50 ms into a slice; the watermark, up to which
 * every slice was handed out. Does not own: what a reader has already seen. A follower compares the
 * slice with its own cursor and takes it, leaves it, or reads the journal instead, so that neither a
 * slow reader nor one that comes in the middle needs anything kept for it here.
 */
import type { Stored } from "@wheelhouse/journal";
import type { RunReads } from "../read/run-reads.ts";
import type { Served } from "../server-deps.ts";
import { FlowFrames } from "./flow-frames.ts";
import { countedFrames, drivenFrames, type NoteBytes } from "./note-frames.ts";
import { Notes } from "./notes.ts";
import { Revs } from "./revs.ts";
import { makeSlice, type Slice, type SliceParts } from "./slice.ts";
import type { Topic } from "./topic.ts";

/** How long events are gathered, in milliseconds. */
const GATHER_MS = 50;
/** Most events of one slice: what a reader gets before it is looked at whether it has room. */
const MOST_EVENTS = 500;
/** So often a silent stream shows that it lives, in milliseconds. */
const BEAT_MS = 10_000;
/** How long what agents count is held back, in milliseconds. */
const COUNT_MS = 250;

type HubDeps = Pick<
  Served,
  "journal" | "observed" | "repositories" | "wheel" | "now" | "beatMs" | "onError"
>;

/** After a failed read the next one comes so much later, in milliseconds. */
const AGAIN_MS = 1_000;

/** Who follows topics. No call may throw or take long. */
export interface Listener {
  readonly topics: readonly Topic[];
  onSlice(slice: Slice): void;
  /** Something is as it is although no event came; who cannot take it now asks what it missed when it can. */
  onNote(bytes: NoteBytes): void;
  onBeat(): void;
  /** The hub ends; so must the reader's answer. */
  onEnd(): void;
}

/** See the file's header. */
export class Hub {
  readonly #deps: HubDeps;
  readonly #listeners = new Set<Listener>();
  readonly #parts: SliceParts;
  readonly #stop = new AbortController();
  #pending: Stored[] = [];
  #watermark = 0;
  /** Everything up to here was taken out of `#pending`, and is handed out or about to be. */
  #gathered = 0;
  #isGathering = false;
  #isCounting = false;
  #beat: NodeJS.Timeout | undefined;

  private constructor(deps: HubDeps, { folds }: RunReads) {
    const { journal, wheel, observed, now } = deps;
    this.#deps = deps;
    const joinedTo = (run: string) => observed.joinedTo(run);
    const own = { flows: new FlowFrames(journal), notes: new Notes(), revs: new Revs(now) };
    this.#parts = { journal, wheel, folds, joinedTo, ...own, holdsBack: true };
  }

  /** Begins to follow the journal at its end. */
  static async open(deps: HubDeps, reads: RunReads): Promise<Hub> {
    const hub = new Hub(deps, reads);
    hub.#watermark = await deps.journal.watermark();
    hub.#gathered = hub.#watermark;
    hub.#beat = setInterval(() => {
      for (const listener of hub.#listeners) listener.onBeat();
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

  /** Where a reader is who has read everything that there is now. */
  async position(): Promise<number> {
    const { revs } = this.#parts;
    const count = revs.given;
    return revs.at(await this.#deps.journal.watermark(), count);
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
    setTimeout(() => void this.#flush(), GATHER_MS).unref();
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
  }

  async #handOut(events: readonly Stored[], to: number): Promise<void> {
    const topics = new Map<string, Topic>();
    for (const listener of this.#listeners)
      for (const topic of listener.topics) topics.set(topic.name, topic);
    const span = { before: this.#watermark, to, events };
    const slice = await makeSlice(this.#parts, span, topics.values());
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
    const followed = new Set(
      [...this.#listeners].flatMap(({ topics }) => topics.map(({ name }) => name)),
    );
    try {
      const bytes = await frames((topic) => followed.has(topic));
      if (bytes.size > 0) for (const listener of this.#listeners) listener.onNote(bytes);
      return true;
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#deps.onError(error);
      return false;
    }
  }
}
