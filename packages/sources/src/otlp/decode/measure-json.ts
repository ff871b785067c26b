import { MOST_JSON_CONTAINERS, MOST_JSON_DEPTH } from "./limits.ts";
import { OtlpRefused } from "./refused.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Refuses JSON that nests too deep or holds too many objects and lists, before a parser makes objects of it: a few
 * megabytes of brackets become hundreds in memory.
 */
export function measureJson(body: Uint8Array): void {
  let depth = 0;
  let containers = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (byte === QUOTE) at = endOfText(body, at);
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (++depth > MOST_JSON_DEPTH)
        throw new OtlpRefused(`The JSON nests deeper than ${MOST_JSON_DEPTH} levels.`);
      if (++containers > MOST_JSON_CONTAINERS)
        throw new OtlpRefused(`The JSON has more than ${MOST_JSON_CONTAINERS} objects and lists.`);
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--;
  }
}

/** Where the text that begins at a quote ends: its closing quote, or the end of the body. */
function endOfText(body: Uint8Array, start: number): number {
  let end = body.indexOf(QUOTE, start + 1);
  while (end !== -1 && isEscaped(body, end)) end = body.indexOf(QUOTE, end + 1);
  return end === -1 ? body.length : end;
}

function isEscaped(body: Uint8Array, at: number): boolean {
  let before = at - 1;
  while (body[before] === BACKSLASH) before--;
  return (at - before) % 2 === 0;
}
