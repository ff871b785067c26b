import { isTerminal, type RunStatus } from "../run/status.ts";

/** Status of a run as it is shown: `interrupted` is open, and nobody drives it. */
export const SHOWN_STATUSES = [
  "queued",
  "running",
  "waiting",
  "paused",
  "interrupted",
  "completed",
  "failed",
  "cancelled",
] as const;
/** Status of a run as it is shown. */
export type ShownStatus = (typeof SHOWN_STATUSES)[number];

/**
 * The status to show for a run that a process drives or does not. A run that is paused or asks a
 * person goes on by what that person does, whoever drives it; any other open run that nobody drives
 * is interrupted.
 */
export function shownStatus(
  run: { readonly status: RunStatus; readonly openRequests: number },
  driven: boolean,
): ShownStatus {
  const { status, openRequests } = run;
  if (driven || isTerminal(status) || status === "paused") return status;
  return status === "waiting" && openRequests > 0 ? "waiting" : "interrupted";
}
