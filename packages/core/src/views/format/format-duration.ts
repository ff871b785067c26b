const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A length of time in milliseconds as a person says it, in at most two units: `0.4s`, `12s`,
 * `3m 04s`, `1h 02m`, `2d 3h`. Less than nothing, as clocks that are set back give it, is `0.0s`.
 */
export function formatDuration(ms: number): string {
  if (ms < 9.95 * SECOND) return `${(Math.max(0, ms) / SECOND).toFixed(1)}s`;
  const whole = Math.round(ms / SECOND) * SECOND;
  if (whole < MINUTE) return `${whole / SECOND}s`;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)}m ${pad((whole % MINUTE) / SECOND)}s`;
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  if (whole < DAY) return `${Math.floor(whole / HOUR)}h ${pad(minutes)}m`;
  return `${Math.floor(whole / DAY)}d ${Math.floor((whole % DAY) / HOUR)}h`;
}

const pad = (n: number): string => String(n).padStart(2, "0");
