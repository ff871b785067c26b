import type { RunState } from "../../run/state.ts";
import { COMMANDS } from "../commands.ts";
import { formatAgo } from "../format/format-ago.ts";
import { formatDuration } from "../format/format-duration.ts";
import type { ShownStatus } from "../shown-status.ts";
import type { Reason } from "./reason.ts";

/** How a run has ended, or that it does not exist; undefined while it is open. */
export function whyOver(state: RunState, now: number): Reason | undefined {
  const { id, created, ended } = state;
  if (!created) {
    const text = "Nothing is known of this run.";
    return { kind: "unborn", since: undefined, text, todo: undefined };
  }
  if (!ended) return undefined;
  const when = `${formatAgo(ended.at, now)}, after ${formatDuration(ended.at - created.at)}`;
  const where = state.fatal ? ` at ${state.fatal.step}` : "";
  const because = ended.error === undefined ? "" : `: ${ended.error}`;
  const how =
    ended.status === "failed"
      ? `It failed${where} ${when}${because}`
      : `It was ${ended.status} ${when}${because}`;
  return { kind: "ended", since: ended.at, text: sentence(how), todo: COMMANDS.report(id) };
}

/** What holds the whole of an open run, the weightiest first. */
export function whyHeld(state: RunState, now: number, status: ShownStatus): Reason[] {
  const reasons: Reason[] = [];
  const { id, paused, cancel, fatal, reopening } = state;
  if (paused) reasons.push(pausedReason(id, paused, now));
  if (status === "interrupted") {
    reasons.push({
      kind: "interrupted",
      since: state.updatedAt,
      text: `It is open and nobody drives it; the last thing that happened was ${formatAgo(state.updatedAt, now)}.`,
      todo: COMMANDS.resume(id),
    });
  }
  if (cancel) {
    const why = cancel.reason === undefined ? "" : ` (${cancel.reason})`;
    const text = `${cancel.by} asked for its end${why}; ${attempts(state)} to be ended first.`;
    reasons.push({ kind: "cancelling", since: undefined, text, todo: undefined });
  } else if (fatal) {
    const text = `${fatal.step} failed for good: ${fatal.error}; ${attempts(state)} to be ended first.`;
    reasons.push({ kind: "failing", step: fatal.step, since: undefined, text, todo: undefined });
  }
  if (reopening) {
    const { target, reason } = reopening;
    const text = `It was sent back to ${target.id} (${reason}); ${attempts(state)} to be ended first.`;
    reasons.push({ kind: "sentBack", step: target.id, since: undefined, text, todo: undefined });
  }
  return reasons;
}

function pausedReason(
  id: string,
  { by, reason, at }: { readonly by: string; readonly reason: string; readonly at: number },
  now: number,
): Reason {
  const ago = formatAgo(at, now);
  const text =
    by === "budget"
      ? `It was paused ${ago}: ${reason}. To resume allows as much again.`
      : sentence(`It was paused by ${by} ${ago}: ${reason}`);
  return { kind: "paused", since: at, text, todo: COMMANDS.resume(id) };
}

function attempts({ active }: RunState): string {
  return active.size === 1 ? "1 attempt has" : `${active.size} attempts have`;
}

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
