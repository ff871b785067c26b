import { formatDuration } from "@wheelhouse/core";

/** A clock that is wrong by less is nobody's worry, in milliseconds. */
const BEARABLE_MS = 60_000;

/**
 * What is told of a clock that is wrong; undefined when it is not, or not much.
 *
 * @param offsetMs How far the server's clock is ahead of this machine's.
 */
export function skewWords(offsetMs: number): string | undefined {
  if (Math.abs(offsetMs) < BEARABLE_MS) return undefined;
  const side = offsetMs > 0 ? "behind" : "ahead of";
  return `The clock of this machine is ${formatDuration(Math.abs(offsetMs))} ${side} the server’s. Times are shown by the server’s.`;
}
