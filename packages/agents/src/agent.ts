import type { EventOf, FailureClass, Json, RequestOption, RunEvent, Usage } from "@wheelhouse/core";
import type { Level } from "@wheelhouse/sandbox";

/** Everything needed to start one attempt of an agent. */
export interface AttemptSpec {
  readonly run: string;
  readonly step: string;
  readonly attempt: string;
  readonly role: "author" | "critic" | "supervisor";
  readonly persona: string;
  readonly generation: number;
  readonly ordinal: number;
  readonly agent: string;
  readonly model?: string | undefined;
  readonly access: "read" | "write";
  /** Directory the agent works in: the snapshot for read steps. */
  readonly cwd: string;
  /** Private directories of this run and agent; kept until the run ends. */
  readonly home: string;
  readonly tmp: string;
  /** Further readable paths, such as the facts file. */
  readonly readable: readonly string[];
  /** Session to go on in; when it cannot be loaded a fresh one is opened and `session.opened` says so. */
  readonly resume?: string | undefined;
  /** Longest time without any sign of life, in milliseconds. */
  readonly silenceMs: number;
  /** Whole time of the attempt, in milliseconds. */
  readonly timeoutMs: number;
}

/** How one prompt turn ended. */
export type TurnEnd =
  | {
      readonly end: "done";
      /** The agent's last message, whole. */
      readonly text: string;
      readonly usage: Usage | undefined;
      /** How many tool calls it made. */
      readonly toolCalls: number;
    }
  | {
      readonly end: "failed";
      readonly class: FailureClass;
      readonly error: string;
      readonly usage?: Usage | undefined;
    }
  | { readonly end: "cancelled" }
  | { readonly end: "rate-limited"; readonly until: number; readonly error: string }
  | {
      readonly end: "asked";
      readonly text: string;
      readonly options: readonly RequestOption[];
    };

/** Events of the agent's conversation, in order, already coalesced and scrubbed, without step and attempt. */
export type ConversationEvent = DistributiveOmit<
  Extract<RunEvent, { type: `agent.${string}` | `session.${string}` }>,
  "step" | "attempt"
>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An open conversation with one agent process. */
export interface AgentSession {
  /** What must be journaled before the first prompt. */
  readonly opened: Omit<EventOf<"session.opened"> | EventOf<"session.resumed">, "step" | "attempt">;
  readonly level: Level;
  /** Sends one prompt and waits for the end of its turn, background work included. Never throws. */
  prompt(text: string, meta?: Json): Promise<TurnEnd>;
  /**
   * Ends the conversation and the whole process tree: cancel, then close stdin, then SIGTERM, then SIGKILL.
   * *Contract*: when it resolves, the tree is proven dead; it rejects only if that proof fails.
   */
  close(reason: string): Promise<void>;
}

/** Why an agent cannot be used now. */
export interface Unusable {
  readonly usable: false;
  readonly reason: string;
  readonly hint: string;
}

/** What is known about an agent on this machine. */
export interface AgentInfo {
  readonly id: string;
  readonly name: string;
  /** True when it calls no model. */
  readonly modelFree: boolean;
  readonly version: string | undefined;
  readonly status: { readonly usable: true; readonly level: Level } | Unusable;
}

/** The agents of this machine. */
export interface Agents {
  list(): Promise<readonly AgentInfo[]>;
  /**
   * Starts an agent for one attempt.
   * *Contract*: fails closed; resolves to {@link Unusable} when the required level cannot be had. `emit` is
   * called for each conversation event until `close` resolves.
   */
  open(
    spec: AttemptSpec,
    emit: (event: ConversationEvent) => void,
    signal: AbortSignal,
  ): Promise<AgentSession | (Unusable & { readonly class: FailureClass })>;
  /** Kills and proves dead whatever an earlier host left of an attempt. */
  reap(marker: string): Promise<"dead" | "unknown">;
}
