const MINUTE = 60_000;

/** Times of one attempt of an agent, in milliseconds: the whole of it, and the longest silence. */
export const ATTEMPT_LIMITS = {
  read: { timeoutMs: 20 * MINUTE, silenceMs: 6 * MINUTE },
  write: { timeoutMs: 60 * MINUTE, silenceMs: 10 * MINUTE },
} as const;

/** Time of all commands of one step, in milliseconds; each command has its own limit where it is run. */
export const CHECK_TIMEOUT_MS = 60 * MINUTE;
