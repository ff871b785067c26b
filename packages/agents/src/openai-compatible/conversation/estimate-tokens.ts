/** Characters of a token, as source code has them. */
const CHARS = 3.5;
/** What the form of one message costs besides its text, in tokens. */
const PER_MESSAGE = 6;

/** About how many tokens a text of so many characters has, in so many messages. Pure. */
export function estimateTokens(chars: number, messages = 0): number {
  return Math.ceil(chars / CHARS) + messages * PER_MESSAGE;
}
