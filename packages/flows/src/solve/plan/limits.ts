import type { Rung } from "@wheelhouse/core";

const MINUTE = 60_000;

/** Times of one attempt of an agent, in milliseconds: the whole of it, and the longest silence. */
export const ATTEMPT_LIMITS = {
  read: { timeoutMs: 20 * MINUTE, silenceMs: 6 * MINUTE },
  write: { timeoutMs: 60 * MINUTE, silenceMs: 10 * MINUTE },
} as const;

/** Time of all commands of one step, in milliseconds; each command has its own limit where it is run. */
export const CHECK_TIMEOUT_MS = 60 * MINUTE;

/** The rung for what another attempt can mend. A critic that has said no to the end, or a budget that is used up, is not among it. */
export function retry(count: number): Exclude<Rung, string> {
  return {
    retry: {
      count,
      backoffMs: 2_000,
      classes: [
        "agent",
        "output",
        "empty",
        "postcondition",
        "unverified",
        "timeout",
        "silence",
        "endpoint",
        "lost",
      ],
    },
  };
}
