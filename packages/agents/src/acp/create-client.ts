import { client, type ClientApp, methods } from "@agentclientprotocol/sdk";
import { type RequestOption, scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { AttemptSpec } from "../agent.ts";
import { decidePermission } from "../policy/decide-permission.ts";
import type { Conversation } from "./conversation.ts";
import type { Meter } from "./meter.ts";
import { readUpdate } from "./read-update.ts";
import { CANCEL_MS, type Turn } from "./turn.ts";

/** What the client's handlers work on. */
export interface ClientParts {
  readonly spec: Pick<AttemptSpec, "access" | "cwd">;
  readonly conversation: Conversation;
  readonly meter: Meter;
  /** The turn that runs; undefined between turns, when updates are history that was journaled before. */
  readonly turn: () => Turn | undefined;
  /** Asks the agent to end its turn. */
  readonly cancelTurn: () => void;
}

const choicesSchema = z.object({
  requestedSchema: z.object({
    properties: z.record(z.string(), z.looseObject({ enum: z.array(z.string()).nullish() })),
  }),
});

/** Our side of the protocol: permissions, questions and updates. */
export function createClient(parts: ClientParts): ClientApp {
  const { spec, conversation, meter } = parts;
  return client({ name: "wheelhouse" })
    .onRequest(methods.client.session.requestPermission, ({ params }) => {
      const kind = params.toolCall.kind ?? "other";
      const options = params.options.map((option) => ({ id: option.optionId, kind: option.kind }));
      const { decision, option, why } = decidePermission({ access: spec.access, kind, options });
      const tool = scrub(params.toolCall.title ?? params.toolCall.toolCallId);
      conversation.put({ type: "agent.permission", data: { tool, kind, decision, why } });
      return {
        outcome:
          option === undefined
            ? { outcome: "cancelled" }
            : { outcome: "selected", optionId: option },
      };
    })
    .onRequest(methods.client.elicitation.create, ({ params }) => {
      const turn = parts.turn();
      if (turn) {
        // A person may take days: the question ends the turn, and the answer begins the next one.
        const ask = { text: scrub(params.message), options: optionsOf(params) };
        turn.ask = ask;
        parts.cancelTurn();
        setTimeout(() => turn.end({ end: "asked", ...ask }), CANCEL_MS).unref();
      }
      return { action: "cancel" };
    })
    .onNotification(
      methods.client.session.update,
      (params) => params,
      ({ params }: { params: unknown }) => {
        const turn = parts.turn();
        if (!turn) return;
        const { piece, event, used, sessionCostUsd } = readUpdate(params, spec.cwd);
        if (used) meter.used(used);
        if (sessionCostUsd !== undefined) meter.cost(sessionCostUsd);
        if (event?.type === "agent.tool.started") {
          turn.toolCalls++;
          turn.text = "";
        }
        if (piece?.type === "agent.text") turn.text += piece.text;
        if (piece && piece.text !== "") conversation.text(piece.type, piece.text);
        if (event) conversation.put(event);
        if (used || sessionCostUsd !== undefined)
          conversation.put({ type: "agent.usage", data: meter.total() ?? {} });
      },
    );
}

function optionsOf(params: unknown): RequestOption[] {
  const properties = choicesSchema.safeParse(params).data?.requestedSchema.properties ?? {};
  return Object.values(properties)
    .flatMap((property) => property.enum ?? [])
    .map((choice) => ({ id: choice, label: choice, effect: "output" }));
}
