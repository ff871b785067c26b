/**
 * What readers are to be told although no event says it at that moment: that a run is no longer
 * driven, and counts of agents that were held back because they change too often.
 */
export class Notes {
  /** Runs that were driven at the last beat. */
  #driven: ReadonlySet<string> = new Set();
  /** What some reader was told since then, whoever it was: runs that are driven, and runs that are not. */
  readonly #told = { driven: new Set<string>(), left: new Set<string>() };
  #counted = new Map<string, Set<string>>();

  /** A reader was told whether these runs are driven. */
  told(runs: Iterable<string>, driving: ReadonlySet<string>): void {
    for (const run of runs) (driving.has(run) ? this.#told.driven : this.#told.left).add(run);
  }

  /** Runs of which a reader may have been told otherwise, now that a beat has come. */
  takeDriven(driving: ReadonlySet<string>): string[] {
    const { driven, left } = this.#told;
    const gone = [...this.#driven, ...driven].filter((run) => !driving.has(run));
    const come = [...driving].filter((run) => !this.#driven.has(run) || left.has(run));
    this.#driven = driving;
    driven.clear();
    left.clear();
    return [...new Set([...gone, ...come])];
  }

  /** Readers could not be told of these runs: the next beat has them again. */
  putBackDriven(runs: Iterable<string>): void {
    for (const run of runs) {
      this.#told.driven.add(run);
      this.#told.left.add(run);
    }
  }

  /** A step's counts have changed, and readers were not told. */
  counted(run: string, step: string): void {
    const steps = this.#counted.get(run) ?? new Set();
    this.#counted.set(run, steps.add(step));
  }

  /** Readers were told everything of a step. */
  shown(run: string, step: string): void {
    this.#counted.get(run)?.delete(step);
  }

  /** Whether some counts were held back. */
  get hasCounted(): boolean {
    return this.#counted.size > 0;
  }

  /** Steps by run whose counts were held back, and are told now. */
  takeCounted(): ReadonlyMap<string, ReadonlySet<string>> {
    const counted = this.#counted;
    this.#counted = new Map();
    return counted;
  }
}
