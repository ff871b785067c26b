/** How many notes there can be in one count: a power of two, so that positions are exact up to 2^27 events. */
const MOST = 2 ** 26;
/** A count begins by the clock, in steps of this many milliseconds, which is faster than notes come. */
const STEP_MS = 50;
/** A count never begins below this: smaller fractions have no plain decimal form. */
const LEAST = 1_024;

/**
 * Places for what is told although no event of the journal says it: a *note*. Notes are counted over all topics, and the
 * count is the fraction of a position. So both halves of a position only rise, and who comes with one has every event up
 * to its whole part and every note up to its fraction.
 *
 * Another process counts from another place, told from the clock: a position with a count that is not of this process
 * comes from an earlier one, whose notes nobody knows any more.
 */
export class Revs {
  readonly #now: () => number;
  /** The first of this process; 0 before there is one. */
  #first = 0;
  #given = 0;

  /** `now`: wall clock in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The count of the last note; 0 before the first. */
  get given(): number {
    return this.#given;
  }

  /** Whether no further note has a place: all readers are to begin anew, and then the count. */
  get isSpent(): boolean {
    return this.#given >= MOST - 1;
  }

  /** The count of one more note. */
  next(): number {
    if (this.isSpent) return this.#given;
    if (this.#given === 0) {
      // Of the upper half there is room for weeks of notes.
      const begin = Math.floor(this.#now() / STEP_MS) % (MOST / 2);
      this.#first = Math.max(LEAST, begin);
      this.#given = this.#first;
    } else this.#given++;
    return this.#given;
  }

  /** Counts from the beginning: no reader has a position of before. */
  beginAnew(): void {
    this.#first = LEAST;
    this.#given = LEAST;
  }

  /** Whether a count may be one of this process. Zero is: who has it came before the first note. */
  isOurs(count: number): boolean {
    return count === 0 || (count >= this.#first && count <= this.#given && this.#given > 0);
  }

  /** The position after an event and a note. */
  at(watermark: number, count: number = this.#given): number {
    return watermark + count / MOST;
  }

  /** The halves of a position. */
  partsOf(position: number): { readonly watermark: number; readonly count: number } {
    const watermark = Math.floor(position);
    return { watermark, count: Math.round((position - watermark) * MOST) };
  }
}
