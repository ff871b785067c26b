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

/**
 * The row of phases: the usual ones, and among them each that only this harness knows, behind the one it first came
 * from. A harness with words of its own for all its work is shown with those alone.
 *
 * @param entered Every entering of a phase, in order; times in milliseconds.
 */
export function phaseTrack(
  entered: readonly { readonly name: string; readonly at: number }[],
): TrackPhase[] {
  const order = orderOf(entered.map(({ name }) => name));
  const current = entered.at(-1)?.name;
  const furthest = order.findLastIndex((name) => entered.some((each) => each.name === name));
  return order.map((name, place) => {
    const visits = entered.flatMap((each, index) => (each.name === name ? [index] : []));
    const last = visits.at(-1);
    const from = last === undefined ? undefined : entered[last - 1]?.name;
    return {
      name,
      state: stateOf({
        isCurrent: name === current,
        isEntered: visits.length > 0,
        place,
        furthest,
      }),
      spentMs: visits.reduce((sum, index) => sum + spent(entered, index), 0),
      enteredAt: last === undefined ? undefined : entered[last]?.at,
      rounds: visits.length,
      backFrom: from !== undefined && order.indexOf(from) > place ? from : undefined,
    };
  });
}

function orderOf(names: readonly string[]): readonly string[] {
  const isUsual = names.some((name) => WORK.has(name)) || names.every((name) => name === "done");
  const order: string[] = isUsual ? [...USUAL] : ["done"];
  for (const [index, name] of names.entries()) {
    if (order.includes(name)) continue;
    const before = names[index - 1];
    const behind = before === undefined ? 0 : order.indexOf(before) + 1;
    // Nothing comes after the end but what was entered after it.
    const isAfterEnd = before === "done";
    order.splice(isAfterEnd ? order.length : behind, 0, name);
  }
  return order;
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

/** How long a visit took; nothing of one that goes on. The times of a log may run backwards. */
function spent(entered: readonly { readonly at: number }[], index: number): number {
  const from = entered[index]?.at;
  const to = entered[index + 1]?.at;
  return from === undefined || to === undefined ? 0 : Math.max(0, to - from);
}
