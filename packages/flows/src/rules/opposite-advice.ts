/** Pairs of actions that undo each other, by the stems of their verbs. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(add|introduc|insert|creat|restor|keep|retain|reintroduc)\w*/i,
    /\b(remov|delet|drop|strip|eliminat|discard)\w*/i,
  ],
  [/\b(split|separat|extract|divid|decoupl)\w*/i, /\b(merg|combin|inlin|unif|consolidat|join)\w*/i],
  [
    /\b(increas|rais|widen|lengthen|enlarg|loosen|relax)\w*/i,
    /\b(decreas|reduc|lower|narrow|shorten|shrink|tighten)\w*/i,
  ],
  [/\b(cach|memoi[sz])\w*/i, /\b(uncach|recomput|recalculat)\w*/i],
  [/\b(throw|rais|propagat|rethrow|fail fast)\w*/i, /\b(swallow|ignor|suppress|toleran)\w*/i],
  [
    /\b(export|expos|publish|open up|make public)\w*/i,
    /\b(hid|encapsulat|unexport|make private|internali)\w*/i,
  ],
  [/\b(async|parallel|concurrent)\w*/i, /\b(sync|serial|sequential)(?!ator)\w*/i],
  [/\b(generali[sz]|abstract)\w*/i, /\b(speciali[sz]|concreti[sz]|hard-?cod)\w*/i],
];

const NEGATION =
  /\b(do not|don't|never|avoid|stop|without|instead of|rather than|no need to)\s+(\w+\s+){0,2}$/i;
const STOP = new Set(
  "this that with from into should would could must have when where which there here their each every instead rather than then also only make sure avoid does need needs because before after your code file line lines function method".split(
    " ",
  ),
);

/** Which side of which pair a text advises: `+2` or `-2` for the third pair, a negation turns it round. */
function advice(text: string): ReadonlySet<string> {
  const sides = new Set<string>();
  for (const [index, [forth, back]] of OPPOSITES.entries()) {
    for (const [side, other, pattern] of [
      ["+", "-", forth],
      ["-", "+", back],
    ] as const) {
      for (const match of text.matchAll(new RegExp(pattern.source, "gi"))) {
        const turned = NEGATION.test(text.slice(0, match.index));
        sides.add(`${turned ? other : side}${index}`);
      }
    }
  }
  return sides;
}

/**
 * Whether two pieces of advice pull in opposite directions: they stand on different sides of a pair
 * and speak of the same thing. Symmetric. Advice that argues both sides itself opposes nothing.
 */
export function isOpposite(one: string, other: string): boolean {
  const [left, right] = [advice(one), advice(other)];
  const against = OPPOSITES.some((_, index) => {
    const [l, r] = [sideOf(left, index), sideOf(right, index)];
    return l !== undefined && r !== undefined && l !== r;
  });
  return against && sharesSubject(one, other);
}

function sideOf(sides: ReadonlySet<string>, index: number): "+" | "-" | undefined {
  const [plus, minus] = [sides.has(`+${index}`), sides.has(`-${index}`)];
  if (plus === minus) return undefined;
  return plus ? "+" : "-";
}

function sharesSubject(one: string, other: string): boolean {
  const mine = subjects(one);
  return [...subjects(other)].some((word) => mine.has(word));
}

/** Words that name things, shortened to a stem so that "retries" and "retry" meet. */
function subjects(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z][a-z0-9_]{3,}/g) ?? [];
  return new Set(
    words
      .filter(
        (word) =>
          !STOP.has(word) && !OPPOSITES.some((pair) => pair.some((verb) => verb.test(word))),
      )
      .map((word) => word.replace(/(ies|es|s|ing|ed|y|e)$/, "")),
  );
}
