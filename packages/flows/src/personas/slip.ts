/** Something wrong in a persona file, before anybody says which file it is. */
export interface Slip {
  /** From 1. */
  readonly line: number;
  /** The field or block that it is about. */
  readonly field?: string | undefined;
  /** What is there and what was expected; half a sentence, without a full stop. */
  readonly what: string;
  /** The next step, as a sentence. */
  readonly hint?: string | undefined;
}

/** `light, standard or heavy`. */
export function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

/** `Did you mean tier?`, or undefined when nothing is near. */
export function didYouMean(near: readonly string[]): string | undefined {
  return near.length === 0 ? undefined : `Did you mean ${oneOf(near)}?`;
}
