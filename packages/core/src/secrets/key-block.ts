/** A private key's block of text. */
export interface KeyBlock {
  /** Where the secret ends: after its footer, or after the last line that is part of it. */
  readonly end: number;
  /** True when it holds key material; a header that is only talked about does not. */
  readonly secret: boolean;
  /** True when the text ends before the block does, so that more of it may come. */
  readonly unfinished: boolean;
}

/** The first line of a private key. */
export const KEY_HEADER = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
/** What may still become a header when more text comes. */
export const UNFINISHED_HEADER = /-----BEGIN [A-Z0-9 ]{0,56}-{0,4}$/;

const FOOTER = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;
const UNFINISHED_FOOTER = /-{2,5}(?:E(?:N(?:D(?: [A-Z0-9 ]{0,56}-{0,4})?)?)?)?$/y;
/** A line such as "Proc-Type: 4,ENCRYPTED", before the key itself. */
const INFO = /[A-Z][A-Za-z-]{2,20}: [^\n\\"]{0,100}/y;
/** What may still become such a line, or an escaped line end. */
const UNFINISHED_INFO = /(?:[A-Z][A-Za-z-]{0,20}(?::(?: [^\n\\"]{0,99})?)?|\\)$/y;
const MATERIAL = /[A-Za-z0-9+/=]+/y;
/** What stands between lines: line ends, also escaped ones, and what quoting and diffs put around them. */
const BETWEEN = /(?:\s|\\[nrt]|[>|#*"',]|-(?!-)|\+(?=\s)){1,24}/y;

/** Shortest line that is taken for key material; every format of keys has longer ones. */
const MIN_LINE = 40;
/** How many shorter lines may stand before the footer: the last one, and a checksum. */
const MAX_SHORT = 2;

/** Reads the block whose header ends at `from`. Pure; looks at each character a bounded number of times. */
export function readKeyBlock(text: string, from: number): KeyBlock {
  let at = from;
  let end = from;
  let secret = false;
  let short = 0;
  const eat = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    const length = pattern.exec(text)?.[0].length ?? 0;
    at += length;
    return length;
  };
  for (;;) {
    eat(BETWEEN);
    if (at === text.length) return { end: secret ? at : end, secret, unfinished: true };
    if (eat(FOOTER) > 0) return { end: at, secret, unfinished: false };
    if (eat(UNFINISHED_FOOTER) > 0) return { end: secret ? at : end, secret, unfinished: true };
    if (!secret && eat(INFO) > 0) continue;
    if (eat(UNFINISHED_INFO) > 0) return { end: secret ? at : end, secret, unfinished: true };
    const length = eat(MATERIAL);
    if (length >= MIN_LINE) {
      secret = true;
      short = 0;
      end = at;
    } else if (at === text.length) {
      return { end: secret ? at : end, secret, unfinished: true };
    } else if (length === 0 || !secret || ++short > MAX_SHORT) {
      return { end, secret, unfinished: false };
    }
  }
}
