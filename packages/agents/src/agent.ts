import type {
  AnsweredAsk,
  CommandOutcome,
  EventOf,
  FailureClass,
  Grant,
  Json,
  JsonObject,
  PermissionAsked,
  PermissionRule,
  RequestOption,
  RunEvent,
  Usage,
} from "@wheelhouse/core";
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
  /** The tools of ours that it is given; none when absent. */
  readonly tools?: SessionToolsSpec | undefined;
  /** The project's own rules about permissions; they only narrow. */
  readonly rules?: readonly PermissionRule[] | undefined;
  /** What a person has answered to this step's earlier asks for a permission. */
  readonly grants?: readonly Grant[] | undefined;
  /** Most tokens that it may use, input and output together; its turn is ended beyond it. */
  readonly maxTokens?: number | undefined;
}

/** What the session tools of an attempt let its agent do. */
export interface SessionToolsSpec {
  /** JSON schema that a submitted output must fit; absent when the output is Markdown. */
  readonly schema?: JsonObject | undefined;
  /** Steps that it may send work back to. */
  readonly sendBackTo: readonly string[];
  /** Whether it may ask a person. */
  readonly mayAsk: boolean;
  /** What its step has asked in this run, with what was answered: the same question gets the same answer at once. */
  readonly answered?: readonly Pick<AnsweredAsk, "text" | "answer">[] | undefined;
  /** Names of the checks that it may have us run; none when absent. */
  readonly checks?: readonly string[] | undefined;
  /** Runs one of {@link checks}. Needed where there are any. */
  readonly runCheck?: RunCheck | undefined;
}

/**
 * Runs a check by its name, by us and in a sandbox. *Contract*: `signal` aborts when the attempt ends;
 * the promise settles only when no process of the check is left. It may reject, which is told to the
 * agent and recorded as nothing.
 */
export type RunCheck = (name: string, signal: AbortSignal) => Promise<CommandOutcome>;

/** How one prompt turn ended. */
export type TurnEnd =
  | {
      readonly end: "done";
      /** The agent's last message, whole. */
      readonly text: string;
      readonly usage: Usage | undefined;
      /** How many tool calls it made. */
      readonly toolCalls: number;
      /** What it handed in by the tool `submit`, already held against the schema; counts for more than the text. */
      readonly submitted?: Json | undefined;
      /** Its wish by the tool `send_back`. */
      readonly sendBack?: { readonly to: string; readonly reason: string } | undefined;
      /** What it offered as proof by the tool `done`. */
      readonly proof?: string | undefined;
    }
  | {
      readonly end: "failed";
      readonly class: FailureClass;
      readonly error: string;
      readonly usage?: Usage | undefined;
    }
  | { readonly end: "cancelled"; readonly usage?: Usage | undefined }
  | {
      readonly end: "rate-limited";
      readonly until: number;
      readonly error: string;
      readonly usage?: Usage | undefined;
    }
  | {
      readonly end: "asked";
      readonly text: string;
      readonly options: readonly RequestOption[];
      /** Present when it is a permission that is asked for: the options' ids are then `allow_once` and `reject`. */
      readonly permission?: PermissionAsked | undefined;
      readonly usage?: Usage | undefined;
    };

/** Events of the agent's conversation, in order, already coalesced and scrubbed, without step and attempt. */
export type ConversationEvent = DistributiveOmit<
  Extract<
    RunEvent,
    { type: `agent.${string}` | `session.${string}` | "finding.recorded" | "artifact.recorded" }
  >,
  "step" | "attempt"
>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A command of an agent's own, which a prompt may begin with: `/name`. */
export interface AgentCommand {
  /** Without the slash. */
  readonly name: string;
  readonly description: string;
}

/** An open conversation with one agent process. */
export interface AgentSession {
  /** What must be journaled before the first prompt. */
  readonly opened: Omit<EventOf<"session.opened"> | EventOf<"session.resumed">, "step" | "attempt">;
  readonly level: Level;
  /** The commands that it has told of up to now; absent when its kind tells of none. */
  readonly commands?: (() => readonly AgentCommand[]) | undefined;
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
  /** Whose program it is: ours, or one that the user has installed. */
  readonly origin: "own" | "installed" | "configured";
  /** Where its model runs: nowhere, on this machine, or at a provider who may charge for it. */
  readonly calls: "nothing" | "local" | "provider";
  readonly version: string | undefined;
  /** Its program; undefined when it was not found. */
  readonly path: string | undefined;
  /** Whether somebody is signed in, where that can be known without spending. */
  readonly signedIn: "not-needed" | "yes" | "no" | "unknown";
  /** What our conformance suite found for this version; undefined when it was never run. */
  readonly tested: Tested | undefined;
  readonly status: { readonly usable: true; readonly level: Level } | Unusable;
}

/** What the conformance and attack suite found for one version of an agent. */
export interface Tested {
  readonly version: string;
  /** Day of the run, as YYYY-MM-DD. */
  readonly on: string;
  readonly passed: number;
  readonly failed: number;
  /** Whether nothing was written in its own plan mode without our sandbox. */
  readonly planModeHolds: boolean | undefined;
}

/** The agents of this machine. */
export interface Agents {
  /** What is known of all agents, or only of these. */
  list(only?: readonly string[]): Promise<readonly AgentInfo[]>;
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
