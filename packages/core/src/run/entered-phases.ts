/** Enterings that are remembered one by one, the last ones. */
export const MOST_ENTERINGS = 100;
/** Names of phases that are remembered, the first ones: a harness has a handful. */
export const MOST_PHASE_NAMES = 100;

/** What there was of a phase in all. */
export interface PhaseRounds {
  readonly name: string;
  /** The phase in which the run was when it first entered this one. */
  readonly after: string | undefined;
  /** How often it was entered. */
  rounds: number;
  /** Wall clock in milliseconds when it was entered for the first and for the last time. */
  readonly firstAt: number;
  lastAt: number;
  /** The phase from which it was entered for the last time. */
  from: string | undefined;
  /** Milliseconds in all of its rounds that are over. */
  spentMs: number;
}

/** The phases that a run has entered, in bounded space however often it has. */
export interface EnteredPhases {
  /** How often any phase was entered. */
  count: number;
  /** The last enterings, in order, so that going back shows. */
  last: readonly { readonly name: string; readonly at: number }[];
  /** By name, in the order in which they were first entered. */
  readonly rounds: Map<string, PhaseRounds>;
}

/** Before the first phase. */
export function createEnteredPhases(): EnteredPhases {
  return { count: 0, last: [], rounds: new Map() };
}

/** Notes that a phase was entered at a time. The times of a log may run backwards: no round took less than nothing. */
export function enterPhase(phases: EnteredPhases, name: string, at: number): void {
  const before = phases.last.at(-1);
  const left = before && phases.rounds.get(before.name);
  if (before && left) left.spentMs += Math.max(0, at - before.at);
  phases.count++;
  phases.last = [...phases.last.slice(1 - MOST_ENTERINGS), { name, at }];
  const from = before?.name;
  const known = phases.rounds.get(name);
  if (known) {
    known.rounds++;
    known.lastAt = at;
    known.from = from;
  } else if (phases.rounds.size < MOST_PHASE_NAMES)
    phases.rounds.set(name, {
      name,
      after: from,
      rounds: 1,
      firstAt: at,
      lastAt: at,
      from,
      spentMs: 0,
    });
}
