import type {
  AgentSession,
  Agents,
  AttemptSpec,
  ConversationEvent,
  TurnEnd,
} from "@wheelhouse/agents";

/** What an in-process agent says when it is prompted. `signal` aborts when the session is closed. */
export type Play = (
  spec: AttemptSpec,
  prompt: string,
  signal: AbortSignal,
  emit: (event: ConversationEvent) => void,
) => Promise<TurnEnd>;

/** Agents without processes, for simulations of the whole engine: what is under way is counted, what is left over can be reaped. */
export interface InProcessAgents extends Agents {
  /** Markers of attempts that are open now. */
  readonly alive: ReadonlySet<string>;
  /** Every prompt that was sent: marker and text. */
  readonly prompts: readonly {
    readonly marker: string;
    readonly text: string;
    readonly resume: string | undefined;
  }[];
}

/** Agents that play a function. */
export function createInProcessAgents(play: Play): InProcessAgents {
  const alive = new Set<string>();
  const prompts: { marker: string; text: string; resume: string | undefined }[] = [];
  return {
    alive,
    prompts,
    list: () => Promise.resolve([]),
    reap(marker) {
      alive.delete(marker);
      return Promise.resolve("dead");
    },
    open(spec, emit, signal): Promise<AgentSession> {
      const marker = `${spec.run}/${spec.attempt}`;
      alive.add(marker);
      const closing = new AbortController();
      signal.addEventListener("abort", () => closing.abort());
      if (signal.aborted) closing.abort();
      const session = spec.resume ?? `session-of-${spec.step}`;
      const data = { session, agent: spec.agent, level: "confined" as const, loadable: true };
      return Promise.resolve({
        level: "confined",
        opened:
          spec.resume === undefined
            ? { type: "session.opened", data }
            : { type: "session.resumed", data },
        async prompt(text): Promise<TurnEnd> {
          prompts.push({ marker, text, resume: spec.resume });
          const cancelled = new Promise<TurnEnd>((resolve) => {
            if (closing.signal.aborted) resolve({ end: "cancelled" });
            closing.signal.addEventListener("abort", () => resolve({ end: "cancelled" }));
          });
          return Promise.race([cancelled, play(spec, text, closing.signal, emit)]);
        },
        close() {
          closing.abort();
          alive.delete(marker);
          return Promise.resolve();
        },
      });
    },
  };
}

/** A finished turn. */
export function done(text: string): TurnEnd {
  return {
    end: "done",
    text,
    usage: { inputTokens: 1, outputTokens: 1, costUsd: 0 },
    toolCalls: 0,
  };
}
