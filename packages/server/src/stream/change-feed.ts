/**
 * What happens beside the journal, as changes to tell.
 *
 * Owns: the listening to observed runs, repositories and flow files, and that changes which come while others are told wait and become
 * one. Does not own: who is told, or what a change looks like to them; that a run has become stale is told by who observes.
 */
import type { ObservedChange } from "@wheelhouse/sources";
import type { RunReads } from "../read/run-reads.ts";
import type { Served } from "../server-deps.ts";
import type { Change } from "./change-log.ts";

/** So often readers are told at most that sources are not what they were, in milliseconds. */
const SOURCES_MS = 1_000;
/** A log that is written anew is empty for a moment; so long nobody is told that its run is gone, in milliseconds. */
const GONE_MS = 300;

type Deps = Pick<Served, "observed" | "repositories" | "flowFiles">;

/** See the file's header. */
export class ChangeFeed {
  readonly #deps: Deps;
  readonly #reads: Pick<RunReads, "drop">;
  readonly #tell: (changes: readonly Change[]) => Promise<void>;
  readonly #leave: (() => void)[];
  /** Last seq of each run that is known here. */
  readonly #heads = new Map<string, number>();
  /** Runs that are in the list. */
  readonly #listed = new Set<string>();
  /** Runs that are there no more, and may be again in a moment. */
  readonly #gone = new Map<string, NodeJS.Timeout>();
  #pending: Change[] = [];
  #isTelling = false;
  #sources: NodeJS.Timeout | undefined;

  /** Begins. *Contract*: `tell` is called again when what it gave has resolved, and never rejects. */
  constructor(
    deps: Deps,
    reads: Pick<RunReads, "drop">,
    tell: (changes: readonly Change[]) => Promise<void>,
  ) {
    const { observed, repositories, flowFiles } = deps;
    this.#deps = deps;
    this.#reads = reads;
    this.#tell = tell;
    for (const item of observed.items()) {
      this.#heads.set(item.id, observed.head(item.id));
      this.#listed.add(item.id);
    }
    this.#leave = [
      observed.onChange((changes) => this.#onObserved(changes)),
      repositories.onChange(() => this.#push([{ kind: "signals" }])),
      flowFiles?.onChange(() => this.#push([{ kind: "flows" }])) ?? (() => undefined),
    ];
  }

  close(): void {
    for (const leave of this.#leave) leave();
    clearTimeout(this.#sources);
    for (const timer of this.#gone.values()) clearTimeout(timer);
    this.#pending = [];
  }

  /** Somebody added or removed a source. */
  sourcesChanged(): void {
    this.#push([{ kind: "sources" }]);
  }

  #onObserved(changes: readonly ObservedChange[]): void {
    const { observed } = this.#deps;
    const told = changes.flatMap((change): Change[] => {
      const { run, from, to } = change;
      const item = observed.item(run);
      const isAnew = this.#isAnew(change, item !== undefined);
      clearTimeout(this.#gone.get(run));
      this.#gone.delete(run);
      if (to === 0) {
        if (isAnew) this.#gone.set(run, this.#goneAfter(run));
        return [];
      }
      this.#heads.set(run, to);
      const isUnlisted = item === undefined && this.#listed.delete(run);
      if (item !== undefined) this.#listed.add(run);
      return [{ kind: "run", run, from, isAnew, isUnlisted }];
    });
    this.#push(told);
    this.#sources ??= setTimeout(() => {
      this.#sources = undefined;
      this.sourcesChanged();
    }, SOURCES_MS).unref();
  }

  /** Whether what was known of a run holds no more; then nothing is kept of it. */
  #isAnew({ run, from, to }: ObservedChange, isInList: boolean): boolean {
    if (from !== 1 && to !== 0) return false;
    if ((this.#heads.get(run) ?? 0) > 0) {
      this.#reads.drop(run);
      return true;
    }
    // One that is shown with another run is not in the list, and may have been there before we were.
    return !isInList && this.#reads.drop(run);
  }

  #goneAfter(run: string): NodeJS.Timeout {
    const tell = (): void => {
      this.#gone.delete(run);
      this.#heads.delete(run);
      const isUnlisted = this.#listed.delete(run);
      this.#push([{ kind: "run", run, from: 1, isAnew: true, isUnlisted }]);
    };
    return setTimeout(tell, GONE_MS).unref();
  }

  #push(changes: readonly Change[]): void {
    this.#pending.push(...changes);
    if (!this.#isTelling) void this.#tellAll();
  }

  async #tellAll(): Promise<void> {
    this.#isTelling = true;
    while (this.#pending.length > 0) {
      const changes = this.#pending;
      this.#pending = [];
      await this.#tell(changes);
    }
    this.#isTelling = false;
  }
}
