import { createEnteredPhases, type EnteredPhases } from "./entered-phases.ts";
import type { RepositoryMatch, SessionMatch } from "./observed-events.ts";

/** The kind of source whose logs say themselves when a run ends; runs of all others end with the turns of their sessions. */
export const RUN_LOG = "run-log";

/** The kind of source whose runs are what was sent by OpenTelemetry: it comes in any order. */
const OTLP = "otlp";

/** Who holds the wheel of an observed run, and why. */
export interface Wheel {
  /** Wall clock in ms when it was asked for, or taken without being asked. */
  readonly since: number;
  /** Undefined until somebody has taken it. */
  readonly holder: string | undefined;
  readonly takenAt: number | undefined;
  /** The queue item that is blocked. */
  readonly item: string | undefined;
  readonly reason: string | undefined;
  readonly expectedAction: string | undefined;
}

/** The solution that an observed run is working on. */
export interface Candidate {
  readonly id: string;
  readonly label: string | undefined;
  readonly repo: string | undefined;
  readonly ref: string | undefined;
  readonly since: number;
}

/** A session of an observed run; it is also a step of it. */
export interface ObservedSession {
  readonly step: string;
  readonly session: string;
  readonly parent: string | undefined;
  readonly match: SessionMatch;
  readonly agent: string | undefined;
  readonly role: string | undefined;
  readonly cwd: string | undefined;
}

/** How a turn ended. */
interface EndedTurn {
  readonly at: number;
  /** Why it failed; undefined when it did not. */
  readonly error: string | undefined;
}

/** What is known of a run that another harness drives, beside what all runs have. */
export interface ObservedState {
  /** Kind of its source, such as `run-log` or `claude`. */
  readonly source: string;
  phase: { readonly name: string; readonly at: number } | undefined;
  readonly phases: EnteredPhases;
  candidate: Candidate | undefined;
  /** What of the queue it is at, and what it did. */
  item: { readonly id: string; readonly blocked: string | undefined } | undefined;
  readonly queue: { picked: number; cleared: number; blocked: number };
  /** Undefined while the harness itself holds it. */
  wheel: Wheel | undefined;
  /** Repositories with every way in which each is known to belong. */
  readonly repos: Map<string, Set<RepositoryMatch>>;
  /** By session id. */
  readonly sessions: Map<string, ObservedSession>;
  /** Steps that are sessions which another session of the run began. */
  readonly helpers: Set<string>;
  /** Newest time of any event; times of a log may run backwards. */
  lastEventAt: number;
  /** Whether any answer of a model said what it used. */
  hasUsage: boolean;
  /** The turn that ended last, of the sessions that no other session of the run began. */
  lastTurn: EndedTurn | undefined;
}

/** What is known before the first line. */
export function createObservedState(source: string, at: number): ObservedState {
  return {
    source,
    phase: undefined,
    phases: createEnteredPhases(),
    candidate: undefined,
    item: undefined,
    queue: { picked: 0, cleared: 0, blocked: 0 },
    wheel: undefined,
    repos: new Map(),
    sessions: new Map(),
    helpers: new Set(),
    lastEventAt: at,
    hasUsage: false,
    lastTurn: undefined,
  };
}

/** Notes how a turn ended; what is sent in any order is put in order by its time, and a log is in the order of its lines. */
export function endTurn(observed: ObservedState, turn: EndedTurn): void {
  const { source, lastTurn } = observed;
  if (source === OTLP && lastTurn !== undefined && turn.at < lastTurn.at) return;
  observed.lastTurn = turn;
}
