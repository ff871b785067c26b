import type { ActionKind, PermissionRule } from "@wheelhouse/core";
import type { Agents, Clock } from "@wheelhouse/engine";
import type { Journal } from "@wheelhouse/journal";
import type { Alerter } from "../alert/create-alerter.ts";
import type { Project } from "../desk-ports.ts";
import type { ThreadLog } from "./thread-log.ts";
import type { ThreadCommandTo, ThreadDone } from "./thread-command.ts";

/** Whom somebody wants to have answer. */
export interface AgentSaid {
  readonly agent?: string | undefined;
  readonly model?: string | undefined;
}

/** Who answers. */
export interface Answering {
  readonly agent: string;
  /** Undefined when it takes its own. */
  readonly model: string | undefined;
}

/** Why nobody answers, and what to do about it. */
export interface Offline {
  readonly reason: string;
  readonly hint: string;
}

/** Where the agent of a thread works. */
export interface ThreadPlace {
  /** The snapshot of the project that it reads. */
  readonly cwd: string;
  readonly readable: readonly string[];
  /** Its private directories. */
  readonly home: string;
  readonly tmp: string;
  /** Whether the project is not any more as it is there. */
  isStale(): Promise<boolean>;
  /** Paths that were changed there, where only reading is allowed; what was changed is not used again. */
  wrote(): Promise<readonly string[]>;
}

/** The files of threads. */
export interface ThreadPlaces {
  /** Makes a place ready, over the project as it is now: its snapshot is taken only when that has changed since it was. */
  ready(thread: string, project: Project, agent: string): Promise<ThreadPlace>;
  /** The agent has ended: what it had only for the moment goes. */
  left(thread: string): Promise<void>;
  /** Threads whose agent may be alive still: a host that died has not said that it left. */
  occupied(): Promise<readonly string[]>;
}

/** What a project is, in words for its agent. */
export interface ProjectFacts {
  readonly name: string;
  readonly branch: string | undefined;
  /** Names of the flows that can be started here. */
  readonly flows: readonly string[];
}

/** What is done about proposals. */
export interface ProposalDeeds {
  answer(command: ThreadCommandTo<"accept"> | ThreadCommandTo<"dismiss">): Promise<ThreadDone>;
  undo(command: ThreadCommandTo<"undo">): Promise<ThreadDone>;
  /** Does by itself what the person lets the orchestrator do: of one reply. */
  actAlone(reply: {
    readonly project: Project;
    readonly thread: string;
    readonly message: number;
    readonly kinds: readonly ActionKind[];
  }): Promise<void>;
}

/** Everything that the orchestrator gets from outside. */
export interface OrchestratorPorts extends ThreadLog {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly agents: Pick<Agents, "open" | "reap">;
  readonly places: ThreadPlaces;
  readonly alerts: Pick<Alerter, "raised" | "settle">;
  readonly proposals: ProposalDeeds;
  /**
   * Who answers in a project when a thread says this. *Contract*: nothing that may be charged for is chosen unasked, and
   * nobody who has no model. Never throws: it is asked again before each reply.
   */
  chosen(project: Project, said: AgentSaid): Promise<Answering | { readonly offline: Offline }>;
  /** Throws `agent.unknown` or `agent.unusable` for whom a person cannot choose. */
  checkAgent(project: Project, said: AgentSaid): Promise<void>;
  /** Kinds of action that a person lets it do by itself. */
  autonomous(project: Project): readonly ActionKind[];
  facts(project: Project): Promise<ProjectFacts>;
  /** What the project refuses its agents. */
  rules(project: Project): readonly PermissionRule[] | undefined;
  /** What went wrong and stops nothing. */
  readonly onError: (error: unknown) => void;
}
