import { setImmediate } from "node:timers/promises";
import { type ClientConnection, methods, type PromptResponse } from "@agentclientprotocol/sdk";
import { type Json, messageOf, scrub } from "@wheelhouse/core";
import type { Level, SandboxedProcess } from "@wheelhouse/sandbox";
import type { AgentSession, AttemptSpec, ConversationEvent, TurnEnd } from "../agent.ts";
import type { Traits } from "../catalogue/entry.ts";
import type { ToolMount } from "../tools/tool-host.ts";
import { classOfWords } from "./class-of-words.ts";
import type { Conversation } from "./conversation.ts";
import { type MessageStream, ProtocolBreak } from "./message-stream.ts";
import type { Meter } from "./meter.ts";
import type { Obituary } from "./obituary.ts";
import { beginTurn, CANCEL_MS, type Turn } from "./turn.ts";
import { endOfWords, turnError } from "./turn-error.ts";
import { usageOfResponse } from "../usage/read-usage.ts";

/** How long an agent may take to end when its stdin is closed, in milliseconds. */
const EXIT_MS = 1000;

/** Everything that an open session is made of. */
export interface SessionParts {
  readonly spec: AttemptSpec;
  readonly opened: AgentSession["opened"];
  readonly level: Level;
  readonly commands: NonNullable<AgentSession["commands"]>;
  readonly traits: Pick<Traits, "names" | "usage">;
  /** The tools of ours that it was given. */
  readonly tools: ToolMount | undefined;
  readonly process: SandboxedProcess;
  readonly connection: ClientConnection;
  readonly messages: MessageStream;
  readonly conversation: Conversation;
  readonly meter: Meter;
  readonly obituary: Obituary;
  /** Where the handlers of the connection look for the turn that runs. */
  readonly current: { turn: Turn | undefined };
  /** When the attempt's whole time is over, on the clock of `performance.now()`. */
  readonly deadline: number;
  readonly emit: (event: ConversationEvent) => void;
  readonly signal: AbortSignal;
}

/** An open conversation over the protocol. */
export function createAcpSession(parts: SessionParts): AgentSession {
  const { spec, connection, conversation, meter, current, process, signal } = parts;
  const session = parts.opened.data.session;
  /** Resolves with the answer to the prompt that waits for one, which may come after its turn was ended from outside. */
  let unanswered: Promise<unknown> | undefined;
  let closing: Promise<void> | undefined;

  const cancelTurn = (): void => {
    connection.agent
      .notify(methods.agent.session.cancel, { sessionId: session })
      .catch(() => undefined);
  };

  async function prompt(text: string, meta?: Json): Promise<TurnEnd> {
    const end = await promptOnce(text, meta);
    parts.tools?.endTurn();
    return end;
  }

  async function promptOnce(text: string, meta?: Json): Promise<TurnEnd> {
    if (signal.aborted || closing) return { end: "cancelled" };
    if (unanswered)
      return { end: "failed", class: "agent", error: `${spec.agent} has not ended its last turn` };
    parts.messages.beginTurn();
    const { silenceMs, timeoutMs } = spec;
    const turn = beginTurn({ silenceMs, timeoutMs, leftMs: parts.deadline - performance.now() });
    current.turn = turn;
    meter.beginTurn();
    const onAbort = (): void => {
      cancelTurn();
      setTimeout(() => turn.end({ end: "cancelled" }), CANCEL_MS).unref();
    };
    signal.addEventListener("abort", onAbort, { once: true });
    const response = connection.agent.request(methods.agent.session.prompt, {
      sessionId: session,
      prompt: [{ type: "text", text }],
      ...(meta === undefined ? {} : { _meta: { wheelhouse: meta } }),
    });
    const settled = response.catch(() => undefined).then(() => (unanswered = undefined));
    unanswered = settled;
    const protocol = response.then(
      async (answer) => {
        // Updates that came before the answer are handled in turns of their own that are still under way.
        await setImmediate();
        const used = usageOfResponse(answer);
        // What the calls before the last one used is then not known, and so the sum is not.
        const isWhole = parts.traits.usage.answer === "turn" || turn.toolCalls === 0;
        if (used && isWhole) meter.answered(used);
        return endOf(answer, turn);
      },
      (error: unknown) => failureOf(error, turn),
    );
    const end = await Promise.race([protocol, turn.ended]);
    turn.close();
    signal.removeEventListener("abort", onAbort);
    current.turn = undefined;
    conversation.endTurn();
    const usage = meter.total();
    meter.endTurn();
    if (end.end === "done") return end;
    const ended = usage ? { ...end, usage } : end;
    return ended.end === "failed" ? { ...ended, error: `${spec.agent} ${ended.error}` } : ended;
  }

  function endOf({ stopReason }: PromptResponse, turn: Turn): TurnEnd {
    const asked = turn.ask ?? askedByTool();
    if (asked) return asked;
    switch (stopReason) {
      case "end_turn": {
        const { names } = parts.traits;
        const { asked: _, ...handed } = parts.tools?.taken() ?? {};
        // An agent that names its model's words has said the rest itself: that its model did not answer.
        if (names && turn.text === "" && turn.unnamed.trim() !== "" && turn.toolCalls === 0) {
          const last = lastLine(turn.unnamed);
          const isWarning = /^warning\b/i.test(last);
          const words = isWarning ? "its model's endpoint sent an empty response" : last;
          return endOfWords(words, Date.now());
        }
        const last = lastLine(turn.afterwords);
        if (names && classOfWords(last) === "endpoint") return endOfWords(last, Date.now());
        return {
          end: "done",
          text: scrub(turn.text === "" && !names ? turn.unnamed : turn.text),
          usage: meter.total(),
          toolCalls: turn.toolCalls,
          ...handed,
        };
      }
      case "cancelled":
        // Only a person cancels; an agent that stops by itself has failed.
        return signal.aborted || closing
          ? { end: "cancelled" }
          : { end: "failed", class: "agent", error: "cancelled its turn by itself" };
      case "refusal":
        return { end: "failed", class: "agent", error: "refused to do it" };
      case "max_tokens":
      case "max_turn_requests":
        return { end: "failed", class: "budget", error: `stopped at its own limit, ${stopReason}` };
      default:
        return stopReason satisfies never;
    }
  }

  function askedByTool(): TurnEnd | undefined {
    const asked = parts.tools?.taken().asked;
    return asked && { end: "asked", ...asked };
  }

  async function failureOf(error: unknown, turn: Turn): Promise<TurnEnd> {
    if (signal.aborted || closing) return { end: "cancelled" };
    if (turn.ask) return turn.ask;
    if (error instanceof ProtocolBreak)
      return { end: "failed", class: "agent", error: scrub(messageOf(error)) };
    if (!connection.signal.aborted) return turnError(error, Date.now());
    // A closed connection says less than the process's own end.
    return {
      end: "failed",
      class: "agent",
      error: await parts.obituary("in the middle of its turn"),
    };
  }

  async function close(reason: string): Promise<void> {
    const gone = process.exited;
    // First, so that a check which ends with the processes of its attempt is no failed one.
    const toolsClosed = parts.tools?.close();
    if (unanswered) {
      cancelTurn();
      await Promise.race([unanswered, gone, after(CANCEL_MS)]);
    }
    conversation.endTurn();
    process.child.stdin.end();
    await Promise.race([gone, after(EXIT_MS)]);
    await process.end();
    connection.close();
    conversation.end();
    await toolsClosed;
    parts.emit({ type: "session.ended", data: { session, reason } });
  }

  return {
    level: parts.level,
    opened: parts.opened,
    commands: parts.commands,
    prompt,
    close: (reason) => (closing ??= close(reason)),
  };
}

function lastLine(text: string): string {
  return scrub(text).trim().split("\n").at(-1) ?? "";
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
