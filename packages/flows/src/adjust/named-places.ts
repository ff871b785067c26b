import type { DocumentParts } from "./adjust-output.ts";

/** `src/a.ts:12` and `src/a.ts:12-20`: a path with an extension or a slash, and a line. */
const PLACE =
  /(?<![\w/.@-])((?:[\w.@-]+\/)*[\w.@-]+\.[A-Za-z]\w{0,9}|(?:[\w.@-]+\/)+[\w.@-]+):(\d{1,7})(?:-\d{1,7})?(?![\w:])/g;
/** The same as code, where a path may have blanks too. */
const SPAN = /`([^`\n:]*[^`\n:\s]):(\d{1,7})(?:-\d{1,7})?`/g;
/** Most that are looked up. */
const MOST = 2_000;

/** A line of a file that a text names. */
export interface NamedPlace {
  readonly path: string;
  readonly line: number;
}

/** The places that a text names as `path:line`, in order, each once. Addresses of hosts with a port are none. */
export function placesIn(text: string): NamedPlace[] {
  const found = new Map<string, NamedPlace>();
  const rest = text.replaceAll(SPAN, (whole: string, path: string, line: string) => {
    if (!/\s/.test(path) || !/[./]/.test(path)) return whole;
    found.set(whole, { path, line: Number(line) });
    return " ";
  });
  for (const [whole, path = "", line = ""] of rest.matchAll(PLACE)) {
    if (/^(localhost|\d+\.\d+\.\d+\.\d+)$/.test(path)) continue;
    found.set(whole, { path, line: Number(line) });
  }
  return [...found.values()];
}

/** The places that a document names. */
export function namedPlaces({ sections, items }: DocumentParts): NamedPlace[] {
  const texts = [...sections.map(({ body }) => body), ...items.map(({ body }) => body)];
  const found = new Map<string, NamedPlace>();
  for (const place of texts.flatMap(placesIn)) found.set(`${place.path}:${place.line}`, place);
  return [...found.values()].slice(0, MOST);
}
