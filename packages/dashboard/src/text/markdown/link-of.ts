/** Where a link of a text leads: out of the page, or to a place in a file. */
export type LinkTarget =
  | { readonly kind: "web"; readonly href: string }
  | { readonly kind: "place"; readonly address: string };

const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);
/** `src/a.ts`, `src/a.ts:12`, `a.ts:12-20`: a path with an ending, without a scheme, perhaps with lines. */
const PLACE =
  /^(?![a-z][a-z0-9+-]*:)[^\s:?#<>"|*\\]{1,400}\.[A-Za-z0-9_]{1,12}(?::\d{1,9}(?:-\d{1,9})?)?$/i;
const PLACE_WITH_LINES = /:\d{1,9}(?:-\d{1,9})?$/;

/** Where an address in a text may lead; undefined for what is never followed, such as `javascript:`. */
export function linkOf(address: string): LinkTarget | undefined {
  const href = address.trim();
  if (PLACE.test(href)) return { kind: "place", address: href };
  const url = URL.canParse(href) ? new URL(href) : undefined;
  return url !== undefined && SCHEMES.has(url.protocol) ? { kind: "web", href } : undefined;
}

/** Whether words are a place in a file with its lines, such as `src/a.ts:12`. */
export function isPlace(words: string): boolean {
  return PLACE_WITH_LINES.test(words) && linkOf(words)?.kind === "place";
}
