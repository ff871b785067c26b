import type { ClientConnection, PromptResponse } from "@agentclientprotocol/sdk";
import { methods } from "@agentclientprotocol/sdk";
import { type Json, type RequestOption, scrub, type Usage } from "@wheelhouse/core";
import type { Level, SandboxedProcess } from "@wheelhouse/sandbox";
import type { AgentSession, AttemptSpec, TurnEnd } from "../agent.ts";
import type { Conversation } from "./conversation.ts";
import type { LineGuard } from "./guard-lines.ts";
import { turnError } from "./turn-error.ts";

/** How long an agent may take to end a turn that was cancelled, in milliseconds. */
const CANCEL_MS = 2000;
/** How long an agent may take to end when its stdin is closed, in milliseconds. */
const EXIT_MS = 1000;

/** What the handlers of the connection and the session share. */
export interface TurnState {
  /** The agent's last message so far. */
  text: string;
  toolCalls: number;
  usage: Usage | undefined;
  ask: { readonly text: string; readonly options: readonly RequestOption[] } | undefined;
  /** What ended the turn from outside of the protocol. */
  fail: (end: TurnEnd) => void;
  /** The agent gave a sign of life. */
  sign: () => void;
}

/** A fresh turn. */
export function createTurnState(): TurnState {
  return {
    text: "",
    toolCalls: 0,
    usage: undefined,
    ask: undefined,
    fail: () => undefined,
    sign: () => undefined,
  };
}

/** Everything that an open session is made of. */
export interface SessionParts {
  readonly spec: AttemptSpec;
  readonly id: string;
  readonly level: Level;
  readonly opened: AgentSession["opened"];
  readonly process: SandboxedProcess;
  readonly connection: ClientConnection;
  readonly conversation: Conversation;
  readonly guard: LineGuard;
  readonly turn: TurnState;
  /** Says how the process ended, with its last words; resolves when it has. */
  readonly obituary: Promise<string>;
  readonly modelFree: boolean;
  readonly signal: AbortSignal;
}

/** An open conversation over the protocol. */
export function createAcpSession(parts: SessionParts): AgentSession {
  const { spec, id, connection, conversation, guard, turn, signal } = parts;
  let active: Promise<TurnEnd> | undefined;
  const cancelTurn = (): void => {
    connection.agent.notify(methods.agent.session.cancel, { sessionId: id }).catch(() => undefined);
  };

  async function prompt(text: string, meta?: Json): Promise<TurnEnd> {
    if (signal.aborted) return { end: "cancelled" };
    Object.assign(turn, { ...createTurnState(), usage: parts.modelFree ? FREE : undefined });
    guard.reset();
    const { promise: outside, resolve } = Promise.withResolvers<TurnEnd>();
    turn.fail = resolve;
    const total = setTimeout(() => resolve(timedOut(spec.timeoutMs)), spec.timeoutMs);
    let silence = setTimeout(() => resolve(silent(spec.silenceMs)), spec.silenceMs);
    turn.sign = () => {
      clearTimeout(silence);
      silence = setTimeout(() => resolve(silent(spec.silenceMs)), spec.silenceMs);
    };
    const onAbort = (): void => {
      cancelTurn();
      setTimeout(() => resolve({ end: "cancelled" }), CANCEL_MS).unref();
    };
    signal.addEventListener("abort", onAbort, { once: true });
    const answered = connection.agent
      .request(methods.agent.session.prompt, {
        sessionId: id,
        prompt: [{ type: "text", text }],
        ...(meta === undefined ? {} : { _meta: { wheelhouse: meta } }),
      })
      .then(
        (response) => endOf(response),
        async (error: unknown): Promise<TurnEnd> => {
          // A closed connection says less than the process's own end.
          if (connection.signal.aborted)
            return { end: "failed", class: "agent", error: await parts.obituary };
          return turnError(error, Date.now());
        },
      );
    active = Promise.race([answered, outside]);
    const end = await active;
    active = undefined;
    clearTimeout(total);
    clearTimeout(silence);
    signal.removeEventListener("abort", onAbort);
    conversation.flush();
    return end;
  }

  function endOf(response: PromptResponse): TurnEnd {
    if (turn.ask) return { end: "asked", ...turn.ask };
    switch (response.stopReason) {
      case "cancelled":
        return { end: "cancelled" };
      case "refusal":
        return {
          end: "failed",
          class: "agent",
          error: "the agent refused to do it",
          ...(turn.usage ? { usage: turn.usage } : {}),
        };
      case "max_tokens":
      case "max_turn_requests":
        return {
          end: "failed",
          class: "budget",
          error: `the agent stopped at its own limit: ${response.stopReason}`,
          ...(turn.usage ? { usage: turn.usage } : {}),
        };
      case "end_turn":
        return {
          end: "done",
          text: scrub(turn.text),
          usage: turn.usage,
          toolCalls: turn.toolCalls,
        };
      default:
        return response.stopReason satisfies never;
    }
  }

  return {
    level: parts.level,
    opened: parts.opened,
    prompt,
    async close() {
      if (active) {
        cancelTurn();
        await Promise.race([active, parts.process.exited, after(CANCEL_MS)]);
      }
      conversation.flush();
      parts.process.child.stdin.end();
      await Promise.race([parts.process.exited, after(EXIT_MS)]);
      await parts.process.end();
      connection.close();
    },
  };
}

/** What an agent without a model spends: known, and nothing. */
const FREE: Usage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };

function timedOut(limitMs: number): TurnEnd {
  return { end: "failed", class: "timeout", error: `it took longer than ${limitMs} ms` };
}

function silent(limitMs: number): TurnEnd {
  return { end: "failed", class: "silence", error: `it gave no sign of life for ${limitMs} ms` };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
