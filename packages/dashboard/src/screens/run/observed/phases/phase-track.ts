/** Phases as runs of other harnesses usually go through them. */
const USUAL = ["build", "hardening", "verify", "done"] as const;
/** Those of them that are work. */
const WORK: ReadonlySet<string> = new Set(["build", "hardening", "verify"]);

/** A phase in the row of phases. */
export interface TrackPhase {
  readonly name: string;
  /** `left-out`: never entered, although a later one was. */
  readonly state: "passed" | "current" | "ahead" | "left-out";
  /** Milliseconds in all rounds that are over. */
  readonly spentMs: number;
  /** When it was entered for the last time, in milliseconds; undefined when it never was. */
  readonly enteredAt: number | undefined;
  /** How often it was entered. */
  readonly rounds: number;
  /** The later phase from which the run came back to it the last time. */
  readonly backFrom: string | undefined;
}

/** What there was of a phase in all; times in milliseconds. */
export interface PhaseRounds {
  readonly name: string;
  /** The phase in which the run was when it first entered this one. */
  readonly after: string | undefined;
  readonly rounds: number;
  readonly lastAt: number;
  /** The phase from which it was entered for the last time. */
  readonly from: string | undefined;
  /** Time in all of its rounds that are over. */
  readonly spentMs: number;
}

/**
 * The row of phases: the usual ones, and among them each that only this harness knows, behind the one it first came
 * from. A harness with words of its own for all its work is shown with those alone.
 *
 * @param entered What was entered, by when it first was. @param current The phase in which the run is.
 */
export function phaseTrack(
  entered: readonly PhaseRounds[],
  current: string | undefined,
): TrackPhase[] {
  const known = new Map(entered.map((phase) => [phase.name, phase]));
  const order = orderOf(entered, current);
  const furthest = order.findLastIndex((name) => known.has(name));
  return order.map((name, place) => {
    const phase = known.get(name);
    const { spentMs = 0, lastAt, rounds = 0, from } = phase ?? {};
    const isCurrent = name === current;
    return {
      name,
      state: stateOf({ isCurrent, isEntered: phase !== undefined, place, furthest }),
      spentMs,
      enteredAt: lastAt,
      rounds,
      backFrom: from !== undefined && order.indexOf(from) > place ? from : undefined,
    };
  });
}

/** The current one is there even when so many others were before it that nothing more is known of it. */
function orderOf(entered: readonly PhaseRounds[], current: string | undefined): readonly string[] {
  const isUsual =
    entered.some(({ name }) => WORK.has(name)) || entered.every(({ name }) => name === "done");
  const order: string[] = isUsual ? [...USUAL] : ["done"];
  for (const { name, after } of entered) {
    if (order.includes(name)) continue;
    const behind = after === undefined ? 0 : order.indexOf(after) + 1;
    // Nothing comes after the end but what was entered after it.
    const isAfterEnd = after === "done";
    order.splice(isAfterEnd ? order.length : behind, 0, name);
  }
  return current === undefined || order.includes(current) ? order : [...order, current];
}

function stateOf({
  isCurrent,
  isEntered,
  place,
  furthest,
}: {
  readonly isCurrent: boolean;
  readonly isEntered: boolean;
  readonly place: number;
  readonly furthest: number;
}): TrackPhase["state"] {
  if (isCurrent) return "current";
  if (isEntered) return "passed";
  return place < furthest ? "left-out" : "ahead";
}
