import type {
  Agents,
  AgentSession,
  AttemptSpec,
  ConversationEvent,
  TurnEnd,
} from "@wheelhouse/engine";
import { type Json, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import type { MortalHost } from "./mortal-host.ts";

/** One prompt that an agent was given. */
export interface Prompted {
  readonly session: string;
  readonly agent: string;
  readonly text: string;
  /** What it is asked, without all that it is told beside. */
  readonly asked: string;
  readonly step: string;
  /** Everything that was said to it in this session before. */
  readonly before: readonly string[];
}

/** What an agent of tests does with a prompt. `heard` says something before the turn ends. */
export type Play = (
  prompted: Prompted,
  heard: (event: ConversationEvent) => void,
  signal: AbortSignal,
) => Promise<TurnEnd> | TurnEnd;

/** Agents without processes, of all hosts of a world: what a dead host leaves of them is alive until it is reaped. */
export interface FakeAgents {
  /** How far writing is held. */
  level: AgentSession["level"];
  /** Markers of what is alive. */
  readonly alive: ReadonlySet<string>;
  /** Markers that two agents had at a time: never any. */
  readonly doubled: readonly string[];
  readonly prompts: readonly Prompted[];
  readonly specs: readonly AttemptSpec[];
  /** Forgets what sessions knew, as a machine that was set up anew. */
  forget(): void;
  /** Ends an agent from outside, as `kill -9` does. */
  kill(marker: string): void;
  of(host: MortalHost): Pick<Agents, "open" | "reap">;
}

const metaSchema = z.object({ step: z.string(), asked: z.string().default("") });

/** Makes agents that play. */
export function createFakeAgents(play: Play): FakeAgents {
  const alive = new Map<string, AbortController>();
  const doubled: string[] = [];
  const prompts: Prompted[] = [];
  const specs: AttemptSpec[] = [];
  const memory = new Map<string, string[]>();
  let count = 0;

  function sessionOf(
    spec: AttemptSpec,
    emit: (event: ConversationEvent) => void,
    host: MortalHost,
    signal: AbortSignal,
  ): AgentSession {
    const marker = `${spec.run}/${spec.attempt}`;
    if (alive.has(marker)) doubled.push(marker);
    const process = new AbortController();
    alive.set(marker, process);
    const known = spec.resume !== undefined && memory.has(spec.resume) ? spec.resume : undefined;
    const session = known ?? `session-${++count}`;
    const said = memory.get(session) ?? [];
    memory.set(session, said);
    const { level } = agents;
    const data = { session, agent: spec.agent, level, loadable: true };
    return {
      level,
      commands: () => [{ name: "compress", description: `Make ${session} shorter.` }],
      opened:
        known === undefined ? { type: "session.opened", data } : { type: "session.resumed", data },
      prompt(text: string, meta?: Json): Promise<TurnEnd> {
        const { step, asked } = metaSchema.parse(jsonSchema.parse(meta));
        const prompted = { session, agent: spec.agent, text, asked, step, before: [...said] };
        prompts.push(prompted);
        const hear = (event: ConversationEvent): void => {
          if (!host.isDead && !process.signal.aborted) emit(event);
        };
        const ended = new Promise<TurnEnd>((resolve) => {
          const end = (): void =>
            resolve(
              signal.aborted
                ? { end: "cancelled" }
                : { end: "failed", class: "agent", error: "its process has ended" },
            );
          if (signal.aborted || process.signal.aborted) end();
          signal.addEventListener("abort", end, { once: true });
          process.signal.addEventListener("abort", end, { once: true });
        });
        if (process.signal.aborted || signal.aborted) return host.living(ended);
        const played = Promise.resolve(play(prompted, hear, process.signal)).then((end) => {
          if (end.end === "done") said.push(text);
          return end;
        });
        return host.living(Promise.race([ended, played]));
      },
      close() {
        alive.delete(marker);
        process.abort();
        return host.living(Promise.resolve());
      },
    };
  }

  const agents: FakeAgents = {
    level: "confined",
    get alive() {
      return new Set(alive.keys());
    },
    doubled,
    prompts,
    specs,
    forget: () => memory.clear(),
    kill(marker) {
      alive.get(marker)?.abort();
    },
    of: (host) => ({
      reap(marker) {
        alive.get(marker)?.abort();
        alive.delete(marker);
        return host.living(Promise.resolve("dead" as const));
      },
      open(spec, emit, signal) {
        specs.push(spec);
        return host.living(Promise.resolve(sessionOf(spec, emit, host, signal)));
      },
    }),
  };
  return agents;
}

/** A turn that has ended well. */
export function saidSo(text: string, submitted?: Json): TurnEnd {
  const usage = { inputTokens: 10, outputTokens: 5 };
  return { end: "done", text, usage, toolCalls: 0, ...(submitted !== undefined && { submitted }) };
}
