import { ancestorsOf, type Step } from "@wheelhouse/core";

/** What is known of the steps that a supervisor wants to keep. */
interface Known {
  /** The plan as it was compiled, with local ids. */
  readonly steps: readonly Step[];
  readonly failed: string;
  readonly settled: (id: string) => boolean;
}

/**
 * Of the steps that are to be kept, those that can: readers of the first plan that are not settled and stand on nothing that is
 * replaced. The others are replaced like the rest. Pure.
 */
export function mayGoOn(keep: readonly string[], { steps, failed, settled }: Known): string[] {
  const ancestors = ancestorsOf(steps);
  const canStay = ({ id, kind }: Step): boolean =>
    kind === "agent" &&
    id !== failed &&
    keep.includes(id) &&
    !settled(id) &&
    [...(ancestors.get(id) ?? [])].every((before) => before !== failed && settled(before));
  return steps.filter(canStay).map(({ id }) => id);
}
