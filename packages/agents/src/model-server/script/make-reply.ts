import { analystSays } from "../analyst/analyst-says.ts";
import type { Conversation } from "../conversation.ts";
import type { Piece, Reply, ReplyUsage } from "../reply.ts";
import { reviewerSays } from "../reviewer/reviewer-says.ts";
import { guessCall } from "../roles/guess-call.ts";
import { isRole } from "../roles/roles.ts";
import { mapCall } from "../roles/map-call.ts";
import type { Rule, Say } from "./model-script.ts";

/** The models that come with the server. */
const MODELS = { reviewer: reviewerSays, analyst: analystSays } as const;

/** Turns what a rule says into a reply for one conversation; `mark` makes the ids of its calls its own. Pure. */
export function makeReply(rule: Rule, conversation: Conversation, mark: string): Reply {
  const says = rule.as ? MODELS[rule.as](conversation) : rule.say;
  const pieces = says.flatMap((say, at) => piecesOf(say, conversation, `call_${mark}_${at}`));
  const calls = pieces.some(({ kind }) => kind === "call");
  return {
    id: mark,
    pieces,
    usage: usageOf(rule, conversation, pieces),
    finish: calls ? "calls" : rule.finish,
  };
}

function piecesOf(say: Say, conversation: Conversation, id: string): Piece[] {
  if ("wait" in say) return [{ kind: "wait", ms: say.wait }];
  if ("text" in say) return [say.text].flat().map((text) => ({ kind: "text", text }));
  if ("thought" in say) return [say.thought].flat().map((text) => ({ kind: "thought", text }));
  const { role, with: given, unoffered } = say.call;
  const { tools } = conversation;
  const call =
    mapCall(role, given, tools) ??
    (unoffered && isRole(role) ? guessCall(role, given, tools) : undefined);
  // The client goes on: what it is told is that its model had no way to do it.
  if (!call) return [{ kind: "text", text: `I was offered no tool for ${role}.` }];
  return [{ kind: "call", id, ...call }];
}

/** Four characters are about one token. */
const tokens = (characters: number): number => Math.ceil(characters / 4);

function usageOf(
  { usage }: Rule,
  { system, messages }: Conversation,
  pieces: readonly Piece[],
): ReplyUsage | undefined {
  if (usage === "none") return undefined;
  if (usage) return usage;
  const heard = JSON.stringify(messages).length + system.length;
  const said = pieces.map((piece) =>
    piece.kind === "wait" ? 0 : (piece.kind === "call" ? piece.input : piece.text).length,
  );
  return {
    inputTokens: tokens(heard),
    outputTokens: tokens(said.reduce((sum, length) => sum + length, 0)),
    cachedTokens: 0,
    thoughtTokens: 0,
  };
}
