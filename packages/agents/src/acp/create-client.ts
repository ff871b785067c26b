import { client, type ClientApp, methods } from "@agentclientprotocol/sdk";
import { type RequestOption, scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { AgentCommand, AttemptSpec, TurnEnd } from "../agent.ts";
import { answerPermission, type PermissionSpec } from "./answer-permission.ts";
import { createEarlierAnswers } from "../tools/earlier-answers.ts";
import { answerAgain } from "./answer-again.ts";
import type { Conversation } from "./conversation.ts";
import type { Meter } from "./meter.ts";
import { readUpdate } from "./read-update.ts";
import { CANCEL_MS, type Turn } from "./turn.ts";

/** What the client's handlers work on. */
export interface ClientParts {
  readonly spec: PermissionSpec & Pick<AttemptSpec, "maxTokens">;
  readonly conversation: Conversation;
  readonly meter: Meter;
  /** The turn that runs; undefined between turns, when updates are history that was journaled before. */
  readonly turn: () => Turn | undefined;
  /** Asks the agent to end its turn. */
  readonly cancelTurn: () => void;
  /** The agent says which mode it is in. */
  readonly onMode: (mode: string) => void;
  /** The agent says which commands of its own it knows. */
  readonly onCommands: (commands: readonly AgentCommand[]) => void;
}

const choicesSchema = z.object({
  requestedSchema: z.object({
    properties: z.record(z.string(), z.looseObject({ enum: z.array(z.string()).nullish() })),
  }),
});

/** Our side of the protocol: permissions, questions and updates. */
export function createClient(parts: ClientParts): ClientApp {
  const { spec, conversation, meter } = parts;
  const earlierAnswer = createEarlierAnswers(spec.tools?.answered);
  /** A person may take days: what is asked ends the turn, and the answer begins the next one. */
  const askPerson = (turn: Turn, ask: Extract<TurnEnd, { end: "asked" }>): void => {
    turn.ask = ask;
    parts.cancelTurn();
    setTimeout(() => turn.end(ask), CANCEL_MS).unref();
  };
  return client({ name: "wheelhouse" })
    .onRequest(methods.client.session.requestPermission, ({ params }) => {
      const { response, event, ask } = answerPermission(params, spec);
      conversation.put(event);
      const turn = parts.turn();
      if (ask && turn) askPerson(turn, ask);
      return response;
    })
    .onRequest(methods.client.elicitation.create, ({ params }) => {
      const turn = parts.turn();
      const earlier = turn && earlierAnswer(scrub(params.message));
      const again = earlier && answerAgain(earlier, params);
      if (again) {
        const text = "it asked what was answered before in this run; nobody was asked again";
        conversation.put({ type: "agent.note", data: { text } });
        return again;
      }
      if (turn)
        askPerson(turn, { end: "asked", text: scrub(params.message), options: optionsOf(params) });
      return { action: "cancel" };
    })
    .onNotification(
      methods.client.session.update,
      (params) => params,
      ({ params }: { params: unknown }) => {
        const { piece, event, used, sessionCostUsd, mode, commands } = readUpdate(params, spec.cwd);
        if (mode !== undefined) parts.onMode(mode);
        if (commands) parts.onCommands(commands);
        if (sessionCostUsd !== undefined) meter.cost(sessionCostUsd);
        const turn = parts.turn();
        if (!turn) return;
        if (used) meter.used(used);
        if (event?.type === "agent.tool.started") {
          turn.toolCalls++;
          turn.text = "";
          turn.unnamed = "";
        }
        if (piece?.type === "agent.text") addText(turn, piece);
        if (piece && piece.text !== "") conversation.text(piece.type, piece.text);
        if (event) conversation.put(event);
        const total = meter.total();
        if ((used || sessionCostUsd !== undefined) && total)
          conversation.put({ type: "agent.usage", data: total });
        const tokens = (total?.inputTokens ?? 0) + (total?.outputTokens ?? 0);
        if (spec.maxTokens !== undefined && tokens > spec.maxTokens) {
          parts.cancelTurn();
          const error = `has used ${tokens} tokens, and ${spec.maxTokens} were left to it`;
          turn.end({ end: "failed", class: "budget", error });
        }
      },
    );
}

/** What a program says for itself, such as a warning, is in none of the messages that its model's words are in. */
function addText(
  turn: Turn,
  { text, message }: { text: string; message?: string | undefined },
): void {
  if (message === undefined) {
    turn.unnamed += text;
    turn.afterwords += text;
  } else {
    turn.text += text;
    turn.afterwords = "";
  }
}

function optionsOf(params: unknown): RequestOption[] {
  const properties = choicesSchema.safeParse(params).data?.requestedSchema.properties ?? {};
  return Object.values(properties)
    .flatMap((property) => property.enum ?? [])
    .map((choice) => ({ id: choice, label: choice, effect: "output" }));
}
