import { withoutEscapes } from "./ansi/escape.ts";

/** Characters that turn the order of what follows around, and have no use in words that are written honestly. */
const OVERRIDES = /[\u202D\u202E]/g;

/** Words of an agent as they may stand in a line: nothing that a terminal obeys, and what turns them around is shown. */
export function plainWords(text: string): string {
  return withoutEscapes(text).replace(
    OVERRIDES,
    (character) => `⟨U+${character === "\u202E" ? "202E" : "202D"}⟩`,
  );
}
