import type { RunFolds } from "../read/run-folds.ts";
import type { Served } from "../server-deps.ts";
import { type Change, changedBy, ChangeLog } from "./change-log.ts";
import { changedFrames } from "./changed-frames.ts";
import type { Note } from "./hub.ts";
import type { Revs } from "./revs.ts";
import { encode } from "./sse-channel.ts";
import type { Topic } from "./topic.ts";

type Deps = Pick<Served, "journal" | "observed" | "repositories" | "wheel"> & {
  readonly folds: RunFolds;
  readonly revs: Revs;
};

/** Tells what changes beside the journal, each thing under a count, and again to those who were away. */
export class Changes {
  readonly #deps: Deps;
  readonly #log = new ChangeLog();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The count of what was told last; 0 when nothing was. */
  get given(): number {
    return this.#deps.revs.given;
  }

  /** Whether there is no count for anything more. */
  get isSpent(): boolean {
    return this.#deps.revs.isSpent;
  }

  /** Counts from the beginning, when every reader begins anew. */
  beginAnew(): void {
    this.#log.clear();
    this.#deps.revs.beginAnew();
  }

  /** The position of who has all events up to one and all notes up to another. */
  at(watermark: number, count: number): number {
    return this.#deps.revs.at(watermark, count);
  }

  /** The halves of a position that a reader came with; `isKnown` is false for one of an earlier process. */
  partsOf(position: number): {
    readonly watermark: number;
    readonly count: number;
    readonly isKnown: boolean;
  } {
    const { observed, revs } = this.#deps;
    const { watermark, count } = revs.partsOf(position);
    if (revs.isOurs(count)) return { watermark, count, isKnown: true };
    // Where nothing is observed, there is nothing to have missed.
    return { watermark, count: revs.given, isKnown: observed.items().length === 0 };
  }

  /** Changes as what all are told of them. Never rejects: of what cannot be read now readers ask again. */
  async tell(
    changes: readonly Change[],
    topics: Iterable<Topic>,
    onError: (error: unknown) => void,
  ): Promise<Note> {
    const { journal, revs } = this.#deps;
    const count = revs.next();
    this.#log.add(count, changes);
    const changed = changedBy(changes);
    const bytes = new Map<string, Uint8Array>();
    const missed = new Set<string>();
    for (const topic of topics)
      try {
        const rev = revs.at(await journal.watermark(), count);
        const text = await changedFrames(this.#deps, topic, changed, rev);
        if (text === undefined) missed.add(topic.name);
        else if (text !== "") bytes.set(topic.name, encode(text));
      } catch (error) {
        onError(error);
        missed.add(topic.name);
      }
    return { bytes, missed, count, changed };
  }

  /** What came after a count, as things are now; undefined for a reader that is to begin anew. */
  async framesSince(topics: readonly Topic[], count: number): Promise<string | undefined> {
    const { journal, revs } = this.#deps;
    const changed = this.#log.since(count);
    if (changed === undefined) return undefined;
    const rev = revs.at(await journal.watermark());
    const frames: string[] = [];
    for (const topic of topics) {
      const text = await changedFrames(this.#deps, topic, changed, rev);
      if (text === undefined) return undefined;
      frames.push(text);
    }
    return frames.join("");
  }
}
