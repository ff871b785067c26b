/** Does things by name, none of them oftener than once in a while. */
export type Spaced = (name: string, act: () => void) => void;

/**
 * Spaces out what is done again and again. *Contract*: the first is done at once; of those that follow within `everyMs`
 * milliseconds the last is done at their end, so that what came last is never left out.
 */
export function createSpaced(everyMs: number): Spaced {
  // A name is here while it rests, with what is to be done afterwards.
  const resting = new Map<string, (() => void) | undefined>();
  function perform(name: string, act: () => void): void {
    resting.set(name, undefined);
    setTimeout(() => {
      const next = resting.get(name);
      resting.delete(name);
      if (next !== undefined) perform(name, next);
    }, everyMs);
    act();
  }
  return (name, act) => {
    if (resting.has(name)) resting.set(name, act);
    else perform(name, act);
  };
}
