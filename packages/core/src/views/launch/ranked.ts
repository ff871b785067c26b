/** How well a name fits that is just what was typed; what fits less has less, and 0 fits not at all. */
const WHOLE = 100;

/** Something that words are looked for in. */
export interface Ranked {
  /** What it is called first, then everything else that it may be found by. */
  readonly names: readonly string[];
}

/**
 * Things that words fit, the best first; those that fit alike stay in their order. A beginning fits better than the
 * beginning of a word, that better than any part, and letters in their order fit least. What it is called counts for more
 * than the rest.
 */
export function ranked<T extends Ranked>(things: readonly T[], words: string): T[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === "") return [...things];
  return things
    .map((thing) => ({ thing, fit: fitOf(thing, wanted) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ thing }) => thing);
}

function fitOf({ names }: Ranked, wanted: string): number {
  return Math.max(
    ...names.map((name, index) => {
      const own = fit(name.toLowerCase(), wanted);
      if (index === 0) return own;
      // An id that was typed whole is meant, unless something is called what begins like it.
      return own === WHOLE ? 85 : own - 30;
    }),
  );
}

function fit(name: string, wanted: string): number {
  const at = name.indexOf(wanted);
  if (at === 0) return name === wanted ? WHOLE : 90;
  if (at > 0) return isBeginning(name, at) ? 70 : 50;
  const words = wanted.split(/\s+/);
  if (words.length > 1 && words.every((word) => name.includes(word))) return 40;
  return inOrder(name, wanted);
}

/** How well letters stand in a name in their order: 1 to 30, more where they begin words or follow each other; 0 when they do not. */
function inOrder(name: string, wanted: string): number {
  let at = -1;
  let good = 0;
  for (const letter of wanted) {
    if (letter === " ") continue;
    const next = name.indexOf(letter, at + 1);
    if (next < 0) return 0;
    if (next === at + 1 || isBeginning(name, next)) good += 1;
    at = next;
  }
  const share = good / wanted.length;
  // Letters that are strewn over a name are there by chance.
  return share < 0.5 ? 0 : Math.max(1, Math.round(30 * share));
}

function isBeginning(name: string, at: number): boolean {
  return at === 0 || /[\s\-_/.:]/.test(name[at - 1] ?? "");
}
