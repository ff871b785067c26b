import type { ThreadState } from "@wheelhouse/core";
import { BY_HOST } from "./end-of-reply.ts";

/** So often an agent is asked the same in a row; by hosts that went away it is asked more often. */
const MOST_FAILURES = 2;
const MOST_BY_HOSTS = 5;
/** What asking again does not mend. */
const NOT_AGAIN: ReadonlySet<string> = new Set([
  "auth",
  "refused",
  "budget",
  "unavailable",
  "wrote",
]);

/** The last reply of a thread, as far as it decides whether there is another try. */
export interface LastReply {
  readonly n: number;
  /** What kind of failure it was; null when it was none. */
  readonly failure: string | null;
}

/**
 * Whether what waits in a thread is answered by itself: anything new is; what a reply has failed at once more, unless asking
 * again mends nothing. Else it waits until somebody says something or starts the thread. Pure.
 */
export function mayAnswer(
  { waiting, failures, stopped, reply }: ThreadState,
  last: LastReply | undefined,
): boolean {
  if (stopped || reply || waiting.length === 0) return false;
  if (failures === 0 || !last || waiting.some((message) => message > last.n)) return true;
  const { failure } = last;
  if (failure === "rate-limit") return true;
  if (failure === BY_HOST) return failures < MOST_BY_HOSTS;
  return !NOT_AGAIN.has(failure ?? "") && failures < MOST_FAILURES;
}
