/** Choices that are the same for the same seed. */
export interface Dice {
  /** A whole number from 0 up to `below`. */
  below(below: number): number;
  /** One of the items of a list that is not empty. */
  pick<T>(items: readonly T[]): T | undefined;
}

/** Choices from a seed, by a generator of 32 bits of state (xorshift). */
export function createDice(seed: number): Dice {
  let state = seed | 0 || 1;
  const below = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  return { below, pick: (items) => items[below(items.length)] };
}
