import type { AgentSession, AttemptSpec, ConversationEvent } from "../../agent.ts";
import type { ModelServer } from "../../model-server/start-model-server.ts";
import type { ModelScriptInput } from "../../model-server/script/model-script.ts";

/** A session under a check, and what it has said. */
export interface Opened {
  readonly session: AgentSession;
  readonly events: readonly ConversationEvent[];
  /** Resolves once an event has come that fits. */
  readonly heard: (fits: (event: ConversationEvent) => boolean) => Promise<void>;
  readonly cancel: AbortController;
  /** By which its processes are known. */
  readonly marker: string;
}

/** What a check works with: one agent, one model server with the check's own script, one home. */
export interface Bench {
  readonly server: ModelServer;
  /** Opens a session. Throws an Error with the reason when it cannot be opened. */
  readonly open: (over?: Partial<AttemptSpec>) => Promise<Opened>;
  /** Where the agent works; has a `README.md`. */
  readonly repo: string;
}

/** One thing that an agent must do behind our port. */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly script: (repo: string) => ModelScriptInput;
  /** Throws an Error that says what is wrong. Returns a remark, where there is one. */
  run(bench: Bench): Promise<string | undefined>;
}

/** Throws unless something holds. */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
