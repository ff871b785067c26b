import { KEY_HEADER, readKeyBlock, UNFINISHED_HEADER } from "./key-block.ts";

/**
 * Kinds of secrets and what they look like. Each is a run of token characters; what must stand
 * before it reaches back no further than `CONTEXT` knows.
 */
export const SECRET_KINDS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  {
    kind: "github-token",
    pattern: /(?<![A-Za-z0-9_])(?:gh[opusr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{22,})/g,
  },
  { kind: "anthropic-key", pattern: /(?<![A-Za-z0-9_-])sk-ant-[A-Za-z0-9_-]{16,}/g },
  {
    kind: "openai-key",
    pattern:
      /(?<![A-Za-z0-9_-])sk-(?:(?:proj|svcacct|admin|or-v1)-[A-Za-z0-9_-]{20,}|[A-Za-z0-9]{32,})/g,
  },
  {
    kind: "slack-token",
    pattern:
      /(?<![A-Za-z0-9])(?:xox[abceoprs](?:\.xox[a-z])?-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,})/g,
  },
  { kind: "aws-access-key", pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g },
  {
    kind: "aws-secret-key",
    pattern:
      /(?<=\baws_secret_access_key["']?\s{0,8}[=:]\s{0,8}["']?)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/gi,
  },
  { kind: "google-key", pattern: /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}/g },
  {
    kind: "jwt",
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g,
  },
  {
    // A word of prose after "bearer" has no digit.
    kind: "bearer-token",
    pattern: /(?<=\bbearer\s{1,8})(?=[A-Za-z._~+/-]*[0-9])[A-Za-z0-9._~+/-]{16,}=*/gi,
  },
];

/** What may stand before a secret and make it one; the longest is less than a hundred characters. */
const CONTEXT = /\b(?:bearer\s{1,8}|aws_secret_access_key["']?\s{0,8}(?:[=:]\s{0,8}["']?)?)$/i;
const CONTEXT_MAX = 100;

/** Longest unfinished token or key block that is held back, in characters. No token is nearly as long. */
const HOLD_MAX = 64 * 1024;
/** A held tail below this length is judged with every piece, in characters. */
const JUDGE_ALWAYS = 1024;

/** Replaces every secret in a whole text by a marker that names its kind, such as `[redacted:github-token]`. Pure. */
export function scrub(text: string): string {
  let clean = scrubKeyBlocks(text);
  for (const { kind, pattern } of SECRET_KINDS)
    clean = clean.replaceAll(pattern, `[redacted:${kind}]`);
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
 * *Contract*: however a text is cut into pieces, the outcome is that of the whole, unless one token
 * or key block alone is longer than 64 Ki characters.
 */
export function createScrubber(): Scrubber {
  let held = "";
  let judgeAt = 0;
  return {
    push(piece) {
      held += piece;
      if (held.length < judgeAt) return "";
      const safe = safeCut(held);
      const cut = held.length - safe > HOLD_MAX ? held.length : safe;
      const clean = scrub(held.slice(0, cut));
      held = held.slice(cut);
      // A long tail is looked at again when it has grown by a part, or each piece would cost its whole length.
      judgeAt = held.length < JUDGE_ALWAYS ? 0 : held.length * 1.125;
      return clean;
    },
    flush() {
      const clean = scrub(held);
      held = "";
      judgeAt = 0;
      return clean;
    },
  };
}

function scrubKeyBlocks(text: string): string {
  let clean = "";
  let done = 0;
  for (const header of text.matchAll(KEY_HEADER)) {
    if (header.index < done) continue;
    const block = readKeyBlock(text, header.index + header[0].length);
    if (!block.secret) continue;
    clean += `${text.slice(done, header.index)}[redacted:private-key]`;
    done = block.end;
  }
  return clean + text.slice(done);
}

/** Up to where everything can be judged: no secret begins before it that ends, or is decided, after it. */
function safeCut(text: string): number {
  const unfinished = UNFINISHED_HEADER.exec(text.slice(-CONTEXT_MAX));
  let cut = borderBefore(text, text.length - (unfinished?.[0].length ?? 0));
  // From the last to the first: a cut that makes room for one block may fall into the one before.
  for (const header of [...text.matchAll(KEY_HEADER)].reverse()) {
    if (header.index >= cut) continue;
    const block = readKeyBlock(text, header.index + header[0].length);
    if (block.unfinished || block.end > cut) cut = borderBefore(text, header.index);
  }
  return cut;
}

/** The last place before `at` that no token reaches over, with what makes it one. */
function borderBefore(text: string, at: number): number {
  let border = at;
  for (;;) {
    while (border > 0 && isTokenCharacter(text.charCodeAt(border - 1))) border--;
    const context = CONTEXT.exec(text.slice(Math.max(0, border - CONTEXT_MAX), border));
    if (!context) return border;
    border -= context[0].length;
  }
}

/** Letters, digits and what joins them inside of a token: `+ - . / = _ ~`. */
function isTokenCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 45 && code <= 57) ||
    code === 43 ||
    code === 61 ||
    code === 95 ||
    code === 126
  );
}
