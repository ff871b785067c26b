/** Changes that are remembered; who was away for longer begins anew. */
const MOST = 20_000;

/** Something that readers were told beside the journal: an observed run that changed, or what there is of signals, sources or flows. */
export type Change =
  | {
      readonly kind: "run";
      readonly run: string;
      /** Seq of its first event that is new. */
      readonly from: number;
      /** What was known of it before holds no more: its log was replaced, or is gone. */
      readonly isAnew: boolean;
      /** It was in the list of runs, and is there no more. */
      readonly isUnlisted: boolean;
    }
  | { readonly kind: "signals" }
  | { readonly kind: "sources" }
  | { readonly kind: "flows" };

/** What has changed of a run: see {@link Change}. */
export type RunChange = Omit<Extract<Change, { readonly kind: "run" }>, "kind" | "run">;

/** What has changed of runs, and whether signals, sources or flows have. */
export interface Changed {
  readonly runs: ReadonlyMap<string, RunChange>;
  readonly signals: boolean;
  readonly sources: boolean;
  readonly flows: boolean;
}

/** What was told beside the journal, by the count of the note: whoever has all up to one can be told what came after it. */
export class ChangeLog {
  readonly #most: number;
  #changes: { readonly count: number; readonly change: Change }[] = [];
  /** Everything up to this count may be forgotten. */
  #forgotten = 0;

  constructor(most: number = MOST) {
    this.#most = most;
  }

  add(count: number, changes: readonly Change[]): void {
    for (const change of changes) this.#changes.push({ count, change });
    if (this.#changes.length <= this.#most) return;
    // Half of it at once: one by one would copy the whole for each.
    const gone = this.#changes.splice(0, this.#changes.length - this.#most / 2);
    this.#forgotten = gone.at(-1)?.count ?? this.#forgotten;
  }

  /** What came after a count; undefined when that is not known any more. */
  since(count: number): Changed | undefined {
    if (count < this.#forgotten) return undefined;
    const later = this.#changes.slice(this.#placeAfter(count));
    return changedBy(later.map(({ change }) => change));
  }

  clear(): void {
    this.#changes = [];
    this.#forgotten = 0;
  }

  /** Counts only rise, so that the place is found by halving. */
  #placeAfter(count: number): number {
    let low = 0;
    let high = this.#changes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#changes[middle]?.count ?? 0) <= count) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Changes one after the other as one. */
export function changedBy(changes: Iterable<Change>): Changed {
  const runs = new Map<string, RunChange>();
  let [signals, sources, flows] = [false, false, false];
  for (const change of changes) {
    if (change.kind === "signals") signals = true;
    else if (change.kind === "sources") sources = true;
    else if (change.kind === "flows") flows = true;
    else {
      const { run, from, isAnew, isUnlisted } = change;
      const known = runs.get(run);
      runs.set(run, {
        from: Math.min(known?.from ?? Infinity, from),
        isAnew: isAnew || known?.isAnew === true,
        isUnlisted: isUnlisted || known?.isUnlisted === true,
      });
    }
  }
  return { runs, signals, sources, flows };
}
