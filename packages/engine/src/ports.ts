import type { Agents, RunCheck } from "@wheelhouse/agents";
import type { CodeFunction, EventOf, Flow, Ledger, RunState, SlotsOf } from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";

/** Time, from outside: the only clock and the only timers that the engine has. */
export interface Clock {
  /** Wall clock in milliseconds. */
  now(): number;
  /** Calls back once after at least `ms`; the result cancels it. */
  after(ms: number, call: () => void): () => void;
}

/** Where the agents of a run work. */
export interface Place {
  /** Directory that an agent works in; the snapshot for read steps. */
  readonly cwd: string;
  /** What else it may read, such as the facts file. */
  readonly readable: readonly string[];
}

/** What the ground of a run follows from. */
export interface Stands {
  /** Outputs of completed steps. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Runs that it has taken finished steps from: it stands on their files, and never writes there. */
  readonly origins: readonly string[];
}

/** The files of runs: private directories, the ground that agents stand on, and the check after they left it. */
export interface Ground {
  /** Where an agent of this run works now. */
  place(run: string, stands: Stands): Promise<Place>;
  /** Private home of an agent in a run; kept until the run ends. */
  home(run: string, agent: string): Promise<string>;
  /** A fresh private directory for one attempt. */
  tmp(run: string, attempt: string): Promise<string>;
  /** Paths that were changed where only reading is allowed; empty when none. */
  changes(run: string, stands: Stands): Promise<readonly string[]>;
  /** Those of the steps with these outputs that had made files for runs which are no longer there. */
  lost(
    outputs: Readonly<Record<string, unknown>>,
    runs: readonly string[],
  ): Promise<readonly string[]>;
  /** Forgets the private directories of a run that has ended. What its report cites is kept. */
  discard(run: string): Promise<void>;
  /** The runs that private directories are kept for. */
  leftovers(): Promise<readonly string[]>;
}

/** What an attempt has left in the clone of its run. */
export interface Committed {
  /** What it has changed, as a commit of ours; undefined when that is nothing. */
  readonly work: Omit<EventOf<"work.committed">["data"], "omitted"> | undefined;
  /** Hash of all files: the same work has the same one. */
  readonly tree: string;
  /** Whether its step has changed anything in any of its attempts. */
  readonly everChanged: boolean;
  /** What was there and was not taken, in words. */
  readonly omitted: readonly string[];
}

/** The private clone that a run writes in. */
export interface CloneGround {
  /**
   * Makes it ready for an attempt of a step: what another step has left half done is put aside, and kept. Returns a
   * mark of all that is there.
   */
  begin(attempt: { readonly step: string; readonly access: "read" | "write" }): Promise<string>;
  /** Takes what an attempt has left into a commit of ours. */
  commit(attempt: {
    readonly step: string;
    readonly attempt: string;
    /** What the step does, in a line. */
    readonly title: string;
  }): Promise<Committed>;
  /** The commit of ours that has what an attempt did; undefined when there is none. */
  committedBy(attempt: string): Promise<Committed["work"]>;
  /** What a step has changed in all of its attempts, as a unified diff, cut where it is long; empty when nothing. */
  patch(step: string): Promise<string>;
  /** Paths that are not as they were at a mark; empty when all are. */
  changes(mark: string): Promise<readonly string[]>;
}

/** The clones that runs write in. */
export interface Clones {
  /** The clone that a run has made; undefined when it has made none. */
  at(run: string, stands: Stands): CloneGround | undefined;
}

/** Commands of a run whose output counts as evidence, since we run them ourselves. */
export interface Checks {
  readonly names: readonly string[];
  readonly run: RunCheck;
}

/** Named functions that code steps may call. */
export type Functions = ReadonlyMap<string, CodeFunction>;

/** Everything that the engine gets from outside. */
export interface EnginePorts {
  readonly journal: Journal;
  readonly agents: Agents;
  readonly ground: Ground;
  /** Where steps may write; without it none may. */
  readonly clones?: Clones | undefined;
  /** The checks that agents of a run may have us run while an attempt is under way; undefined when it has none. */
  readonly checksOf?:
    | ((state: RunState, stands: Stands, attempt: string) => Checks | undefined)
    | undefined;
  readonly functions: Functions;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly clock: Clock;
  /** Room that is kept on the disk so that a full one can still be written down. */
  readonly reserve: { release(): Promise<void>; restore(): Promise<void> };
  /** A new, unused run id. */
  readonly newRunId: () => string;
  /** Names this process in `run.started`. */
  readonly host: string;
  readonly slotsOf: SlotsOf;
  /** The agent that does steps which name none, when the run names none either. */
  readonly defaultAgent: string;
}

/** What the drivers of one process share. */
export interface Shared extends EnginePorts {
  readonly ledger: Ledger;
  /** The fence of this host: every append carries it. */
  readonly fence: number;
  /** Called when a slot may have become free. */
  readonly slotFreed: () => void;
}

// Whoever speaks with agents beside the engine does so by the same port.
export type {
  AgentCommand,
  AgentInfo,
  Agents,
  AgentSession,
  AttemptSpec,
  ConversationEvent,
  TurnEnd,
  Unusable,
} from "@wheelhouse/agents";
