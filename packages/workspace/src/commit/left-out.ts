/** What lies in a tree and is not taken. */
export interface LeftOut {
  readonly path: string;
  readonly why: string;
}

/** The same in words, for people and judges. */
export const inWords = (leftOut: readonly LeftOut[]): string[] =>
  leftOut.map(({ path, why }) => `${path}: ${why}`);
