import type { LanguageModelV4CallOptions, LanguageModelV4FunctionTool } from "@ai-sdk/provider";
import { z } from "zod";
import { estimateTokens } from "../conversation/estimate-tokens.ts";
import { forget, recall, tokensOf } from "../conversation/forget.ts";
import { plainTools } from "../conversation/plain-protocol.ts";
import { toPrompt } from "../conversation/to-prompt.ts";
import { EndpointFailure } from "../endpoint/endpoint-failure.ts";
import type { Piece, Reply } from "../endpoint/reply.ts";
import type { Way } from "../endpoint/way.ts";
import type { Tool } from "../tools/tool.ts";
import type { Session } from "./session.ts";

/** Room for the reply: this part of the context, but no more than so many tokens. */
const REPLY_PART = 0.25;
const MAX_REPLY_TOKENS = 8192;
/** How often a conversation is shortened that the endpoint finds too long, and to which part. */
const SHORTENINGS = 3;
const SHORTER = 0.6;

/** A reply, and what it took. */
export interface Asked {
  readonly reply: Reply;
  /** How long the prompt was, in tokens, as far as is known. */
  readonly promptTokens: number;
}

/** About how many tokens the next prompt of a session has. Pure. */
export function promptTokens(session: Session): number {
  const raw = tokensOf(recall(session.messages, session.forgotten)) + fixedTokens(session);
  return Math.ceil(raw * session.density);
}

/**
 * Asks the model with as much of the conversation as it can hold. `mayCall` says whether it may call tools.
 * Rejects as `Endpoint.call` does.
 */
export async function askSession(
  session: Session,
  mayCall: boolean,
  onPiece: (piece: Piece) => void,
  signal: AbortSignal,
): Promise<Asked> {
  for (let shortened = 0; ; shortened++) {
    const room =
      session.contextTokens - Math.min(MAX_REPLY_TOKENS, session.contextTokens * REPLY_PART);
    const budget = room / session.density - fixedTokens(session);
    session.forgotten = forget(session.messages, session.forgotten, Math.max(0, budget));
    const estimated = promptTokens(session);
    const messages = recall(session.messages, session.forgotten);
    const optionsFor = (way: Way): LanguageModelV4CallOptions => {
      const isPlain = way.tools === "plain";
      const system =
        isPlain && mayCall ? `${session.system}\n\n${plainTools(session.tools)}` : session.system;
      return {
        prompt: toPrompt(system, messages, way),
        ...(isPlain
          ? {}
          : {
              // Servers check calls in the history against the tools, so these stay when none may be called.
              tools: session.tools.map(described),
              ...(mayCall ? {} : { toolChoice: { type: "none" } }),
            }),
      };
    };
    try {
      const reply = await session.endpoint.call(optionsFor, onPiece, signal);
      learn(session, estimated, reply.usage?.inputTokens);
      return { reply, promptTokens: reply.usage?.inputTokens ?? estimated };
    } catch (error) {
      const tooLong = error instanceof EndpointFailure && error.kind === "overflow";
      if (!tooLong || shortened >= SHORTENINGS) throw error;
      session.contextTokens = Math.trunc(Math.min(session.contextTokens, estimated) * SHORTER);
      session.endpoint.onNote(
        "The conversation is too long for the model; older parts are left out.",
      );
    }
  }
}

/** Endpoints that count tell how dense our text is; a figure that cannot be is not believed. */
function learn(session: Session, estimated: number, counted: number | undefined): void {
  if (counted === undefined || estimated < 500) return;
  const density = (counted / estimated) * session.density;
  if (density > 0.5 && density < 2.5) session.density = density;
}

function fixedTokens({ system, tools }: Session): number {
  const chars = tools.reduce(
    (sum, { name, description, inputSchema }) =>
      sum + name.length + description.length + JSON.stringify(inputSchema).length + 40,
    system.length,
  );
  return estimateTokens(chars, 1);
}

const schemaSchema = z.custom<LanguageModelV4FunctionTool["inputSchema"]>(
  (value) => typeof value === "object" && value !== null,
);

function described({ name, description, inputSchema }: Tool): LanguageModelV4FunctionTool {
  return { type: "function", name, description, inputSchema: schemaSchema.parse(inputSchema) };
}
