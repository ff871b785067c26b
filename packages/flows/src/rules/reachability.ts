import { type Entry, hasMark } from "../fold/entry.ts";
import { lowered } from "./lower.ts";

/** Words with which a rationale says itself that the thing does not happen. */
const UNREACHED =
  /\b(theoretical(ly)?|hypothetical(ly)?|in theory|defen[cs]e[ -]in[ -]depth|(effectively|practically|virtually|nearly|almost) impossible|(highly|very|extremely) unlikely|could (conceivably|theoretically|possibly|in principle)|could happen|might conceivably|not (currently|yet|today) reachable|unreachable (today|at present|in practice)|cannot (currently )?be reached|no (known|current) (caller|path|way to reach))\b/i;

/** The same words, taken back: "not theoretical", "far from hypothetical". */
const TAKEN_BACK =
  /\b(not|no longer|never|isn't|is not|far from|hardly|more than|anything but)\s+(\w+\s+)?$/i;

/** The words with which the text says that it does not happen; undefined when it does not say so. */
export function unreachedWords(text: string): string | undefined {
  let rest = text;
  for (let match = UNREACHED.exec(rest); match; match = UNREACHED.exec(rest)) {
    if (!TAKEN_BACK.test(rest.slice(0, match.index))) return match[0];
    rest = rest.slice(match.index + match[0].length);
  }
  return undefined;
}

const RULE = "reachability";

/**
 * A finding whose own rationale says that it is theoretical drops one level, once. Security is
 * exempt: there, unlikely is the attacker's job.
 */
export function demote(entry: Entry): Entry {
  if (entry.security || hasMark(entry, RULE)) return entry;
  const words = unreachedWords(`${entry.finding.claim} ${entry.finding.why}`);
  return words === undefined ? entry : lowered(entry, RULE, `its own rationale says "${words}"`);
}
