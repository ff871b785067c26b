import { formatAgo, type RunObject } from "@wheelhouse/core";

/** One thing that is to be said of an observed run, and what a person can do about it. */
export interface ObservedReason {
  readonly kind: "wheel" | "blocked" | "silent" | "at-work" | "ended";
  /** ISO time; null when nobody knows. */
  readonly since: string | null;
  readonly text: string;
  /** Undefined where there is nothing to do. */
  readonly todo: string | undefined;
}

/**
 * What an observed run waits for: who holds the wheel, what is blocked, since when, and what to do; the weightiest first,
 * never empty. `now` is the wall clock in milliseconds.
 */
export function whyObserved(run: RunObject, now: number): ObservedReason[] {
  const { observed } = run;
  const ended = endOf(run, now);
  if (ended || !observed) return ended ? [ended] : [];
  const { wheel, item, stale, last_event_at: lastAt, phase } = observed;
  const reasons: ObservedReason[] = [];
  if (wheel) reasons.push(wheelReason(wheel, run, now));
  if (item && item.blocked !== null && item.id !== wheel?.item)
    reasons.push({
      kind: "blocked",
      since: null,
      text: `${item.id} is blocked${because(item.blocked)}.`,
      todo: undefined,
    });
  if (stale)
    reasons.push({
      kind: "silent",
      since: lastAt,
      text: `It last said something ${ago(lastAt, now)}, and may have been left.`,
      todo: `Look where it is driven: ${run.source} ${observed.path ?? ""}`.trimEnd(),
    });
  if (reasons.length > 0) return reasons;
  const at = [phase, observed.candidate].filter((part) => part !== null).join(", ");
  const text = `Its harness is at work${at === "" ? "" : `: ${at}`}; it last said something ${ago(lastAt, now)}.`;
  return [{ kind: "at-work", since: lastAt, text, todo: undefined }];
}

function wheelReason(
  wheel: NonNullable<NonNullable<RunObject["observed"]>["wheel"]>,
  { source, observed }: RunObject,
  now: number,
): ObservedReason {
  const { holder, since, taken_at: takenAt, item, reason, expected_action: action } = wheel;
  const what = item === null ? "" : ` for ${item}`;
  if (holder !== null)
    return {
      kind: "wheel",
      since: takenAt ?? since,
      text: `${holder} holds the wheel${what}, taken ${ago(takenAt ?? since, now)}${because(reason)}.`,
      todo: "It goes on when the wheel is released where it is driven.",
    };
  const place = observed?.path ?? source;
  return {
    kind: "wheel",
    since,
    text: `It asks a person to take the wheel${what}, first asked ${ago(since, now)}${because(reason)}.`,
    todo: action === null ? `Take it where it is driven: ${place}` : `To do: ${action}`,
  };
}

function endOf(
  { status, ended_at: at, error }: RunObject,
  now: number,
): ObservedReason | undefined {
  if (status !== "completed" && status !== "failed" && status !== "cancelled") return undefined;
  const text = `It ${status === "cancelled" ? "was cancelled" : status}${at === null ? "" : ` ${ago(at, now)}`}${because(error)}.`;
  return { kind: "ended", since: at, text, todo: undefined };
}

const ago = (at: string | null, now: number): string =>
  at === null ? "at a time that nobody knows" : formatAgo(Date.parse(at), now);

const because = (reason: string | null): string =>
  reason === null || reason === "" ? "" : ` (${reason})`;
