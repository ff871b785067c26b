import { isWheelhouseError, type WheelhouseError } from "@wheelhouse/core";
import type { Store } from "../store/store.ts";
import { Changes } from "./changes.ts";
import { isAppendRefusal, Refusal } from "./refusal.ts";

/** Events in one commit, so that the loop is not held for long; a single append may have more. */
const GROUP_EVENTS = 4096;

/** One piece of work in the queue. */
interface Entry {
  readonly weight: number;
  /** Stages the work on a layer and returns what tells its caller of the success. */
  stage(layer: Changes): () => void;
  reject(error: unknown): void;
}

/** Work that will share a commit. */
interface Group {
  readonly entries: Entry[];
  weight: number;
}

/** What a group commit has done so far. */
export interface CommitStats {
  readonly commits: number;
  readonly events: number;
  /** Groups that were rolled back and replayed one by one. */
  readonly replays: number;
}

/**
 * The queue in front of the store: work that comes in the same turn of the loop shares one commit.
 *
 * Invariants:
 * - G1 Work is staged in the order of the calls and acknowledged after the commit, never before.
 * - G2 Refused work leaves no trace and fails nothing else: a refusal while staging drops a layer;
 *   an error of the store rolls the group back and replays it one by one.
 * - G3 After an error that blames the file or the disk nothing more is written, because what the
 *   file then holds is not known; opening it again recovers it. A lock held by another is no such error.
 */
export class GroupCommit {
  readonly #store: Store;
  readonly #soonMs: number;
  readonly #onCommit: (changes: Changes) => void;
  /** Never holds an empty group. */
  readonly #queue: Group[] = [];
  #immediate: NodeJS.Immediate | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failure: Error | undefined;
  #stats = { commits: 0, events: 0, replays: 0 };

  constructor(store: Store, options: { soonMs: number; onCommit: (changes: Changes) => void }) {
    this.#store = store;
    this.#soonMs = options.soonMs;
    this.#onCommit = options.onCommit;
  }

  get stats(): CommitStats {
    return { ...this.#stats };
  }

  /** Queues work; resolves with what `stage` returned, once that is durable. */
  submit<T>(
    stage: (layer: Changes) => T,
    { weight, flush }: { weight: number; flush: "now" | "soon" },
  ): Promise<T> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise<T>((resolve, reject) => {
      const entry: Entry = {
        weight,
        stage(layer) {
          const value = stage(layer);
          return () => resolve(value);
        },
        reject,
      };
      this.#enqueue(entry);
      if (flush === "now") this.#flushNow();
      else this.#flushSoon();
    });
  }

  /** Commits what is queued and takes no more. */
  close(): void {
    while (this.#queue.length > 0) this.#flush();
    this.#failure ??= new Refusal("journal.closed", "The journal is closed.");
  }

  #enqueue(entry: Entry): void {
    const open = this.#queue.at(-1);
    if (open === undefined || open.weight + entry.weight > GROUP_EVENTS)
      this.#queue.push({ entries: [entry], weight: entry.weight });
    else {
      open.entries.push(entry);
      open.weight += entry.weight;
    }
  }

  #flushNow(): void {
    this.#immediate ??= setImmediate(() => this.#flush());
  }

  #flushSoon(): void {
    if (this.#immediate !== undefined) return;
    this.#timer ??= setTimeout(() => this.#flush(), this.#soonMs);
  }

  #flush(): void {
    clearImmediate(this.#immediate);
    clearTimeout(this.#timer);
    this.#immediate = undefined;
    this.#timer = undefined;
    const group = this.#queue.shift();
    if (this.#queue.length > 0) this.#flushNow();
    if (group !== undefined) this.#commit(group.entries);
  }

  #commit(group: readonly Entry[]): void {
    if (this.#failure !== undefined) {
      for (const entry of group) entry.reject(this.#failure);
      return;
    }
    try {
      for (const settle of this.#transact(group)) settle();
    } catch (error) {
      this.#store.rollback();
      if (isAppendRefusal(error) && group.length > 1) {
        this.#stats.replays += 1;
        for (const entry of group) this.#commit([entry]);
        return;
      }
      if (!isAppendRefusal(error) && !isLock(error)) this.#failure = toError(error);
      for (const entry of group) entry.reject(error);
    }
  }

  /** Returns what tells each caller how its work ended. */
  #transact(group: readonly Entry[]): (() => void)[] {
    this.#store.begin();
    const changes = new Changes(this.#store);
    let layer = new Changes(changes);
    const settle = group.map((entry) => {
      try {
        const acknowledge = entry.stage(layer);
        changes.absorb(layer);
        return acknowledge;
      } catch (error) {
        if (!isAppendRefusal(error)) throw error;
        layer = new Changes(changes);
        return () => entry.reject(error);
      }
    });
    if (changes.isEmpty) {
      this.#store.rollback();
      return settle;
    }
    const before = this.#store.lastGseq();
    this.#store.write(changes);
    this.#store.commit();
    this.#stats.commits += 1;
    this.#stats.events += changes.lastGseq() - before;
    this.#onCommit(changes);
    return settle;
  }
}

function isLock(error: unknown): error is WheelhouseError {
  return isWheelhouseError(error) && error.code === "home.locked";
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
