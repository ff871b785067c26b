/** A kind of secret and what it looks like. Every pattern but the key block is free of white space. */
const KINDS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  {
    kind: "private-key",
    pattern:
      /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g,
  },
  {
    kind: "github-token",
    pattern: /(?<![A-Za-z0-9_])(?:gh[opusr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{22,})/g,
  },
  { kind: "anthropic-key", pattern: /(?<![A-Za-z0-9_-])sk-ant-[A-Za-z0-9_-]{16,}/g },
  { kind: "openai-key", pattern: /(?<![A-Za-z0-9_-])sk-(?:[a-z]+-)?[A-Za-z0-9_-]{20,}/g },
  {
    kind: "slack-token",
    pattern: /(?<![A-Za-z0-9])(?:xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,})/g,
  },
  { kind: "aws-access-key", pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g },
  { kind: "google-key", pattern: /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}/g },
  {
    kind: "jwt",
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g,
  },
  { kind: "bearer-token", pattern: /(?<=\bbearer\s+)[A-Za-z0-9._~+/-]{16,}=*/gi },
];

/** Longest unfinished word or key block that is held back, in characters. */
const HOLD_MAX = 64 * 1024;

/** Replaces every secret in a whole text by a marker that names its kind. */
export function scrub(text: string): string {
  let clean = text;
  for (const { kind, pattern } of KINDS) clean = clean.replaceAll(pattern, `[redacted:${kind}]`);
  return clean;
}

/** Scrubs a text that comes in pieces. */
export interface Scrubber {
  /** Takes a piece and gives back what can be judged by now. */
  push(piece: string): string;
  /** Gives back the rest. */
  flush(): string;
}

/**
 * A scrubber that holds back the tail of the text as long as a secret may still be growing there.
 * However a text is cut into pieces, the outcome is the same as for the whole.
 */
export function createScrubber(): Scrubber {
  let held = "";
  return {
    push(piece) {
      held += piece;
      const cut = held.length - safeCut(held) > HOLD_MAX ? held.length : safeCut(held);
      const clean = scrub(held.slice(0, cut));
      held = held.slice(cut);
      return clean;
    },
    flush() {
      const clean = scrub(held);
      held = "";
      return clean;
    },
  };
}

/** Up to where no secret can begin that is not finished: after the last white space, but never inside a key block. */
function safeCut(text: string): number {
  let cut = wordStart(text, text.length);
  // Each step back may land in what another rule holds together, until none has anything to say.
  for (;;) {
    const bearer = /\bbearer\s+$/i.exec(text.slice(Math.max(0, cut - 200), cut));
    const back = bearer ? cut - bearer[0].length : blockAround(text, cut);
    if (back === undefined) return cut;
    cut = wordStart(text, back);
  }
}

function wordStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && !/\s/.test(text[start - 1] ?? "")) start--;
  return start;
}

const HEADER = /-----BEGIN (?:[A-Z0-9 ]*PRIVATE KEY-----|[A-Z0-9 ]*-{0,4}$)/g;
const FOOTER = /-----END [A-Z0-9 ]*PRIVATE KEY-----/g;

/** Where the key block begins that is not finished before the cut; its header may be unfinished too. */
function blockAround(text: string, cut: number): number | undefined {
  HEADER.lastIndex = 0;
  for (let header = HEADER.exec(text); header && header.index < cut; header = HEADER.exec(text)) {
    FOOTER.lastIndex = HEADER.lastIndex;
    if (!header[0].endsWith("KEY-----") || !FOOTER.test(text) || FOOTER.lastIndex > cut)
      return header.index;
    HEADER.lastIndex = FOOTER.lastIndex;
  }
  return undefined;
}
