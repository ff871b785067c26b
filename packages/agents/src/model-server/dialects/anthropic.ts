import { jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import type { Conversation, Message } from "../conversation.ts";
import { blocksOf, inputOf, type Reply } from "../reply.ts";
import { contentSchema, halves, parametersSchema, sse } from "./content.ts";
import type { Dialect, FrameWriter } from "./dialect.ts";

const blockSchema = z.union([
  z.looseObject({ type: z.literal("text"), text: z.string() }),
  z.looseObject({
    type: z.literal("tool_use"),
    id: z.string(),
    name: z.string(),
    input: jsonSchema,
  }),
  z.looseObject({
    type: z.literal("tool_result"),
    tool_use_id: z.string(),
    content: contentSchema,
  }),
  z.looseObject({ type: z.enum(["thinking", "redacted_thinking", "image", "document"]) }),
]);
const bodySchema = z.looseObject({
  model: z.string(),
  system: contentSchema,
  messages: z.array(
    z.looseObject({
      role: z.enum(["user", "assistant", "system"]),
      content: z.union([z.string(), z.array(blockSchema)]),
    }),
  ),
  tools: z.array(z.looseObject({ name: z.string(), input_schema: parametersSchema })).nullish(),
  stream: z.boolean().nullish(),
});

/** Anthropic messages. */
export const ANTHROPIC: Dialect = {
  api: "messages",
  streamType: "text/event-stream",
  speaks: (path) => path.endsWith("/messages"),
  read({ body }) {
    const asked = bodySchema.parse(body);
    return {
      model: asked.model,
      system: asked.system,
      messages: asked.messages.flatMap(({ role, content }) =>
        role === "system"
          ? []
          : typeof content === "string"
            ? [{ kind: role, text: content }]
            : content.flatMap((block) => messageOf(role, block)),
      ),
      tools: (asked.tools ?? []).map(({ name, input_schema }) => ({
        name,
        parameters: input_schema,
      })),
      stream: asked.stream ?? false,
      usageInStream: true,
    };
  },
  whole(reply, { model }) {
    const { text, thought, calls } = blocksOf(reply);
    return {
      ...envelope(model, reply),
      content: [
        ...(thought === "" ? [] : [{ type: "thinking", thinking: thought, signature: "none" }]),
        ...(text === "" ? [] : [{ type: "text", text }]),
        ...calls.map((call) => ({
          type: "tool_use",
          id: call.id,
          name: call.name,
          input: inputOf(call),
        })),
      ],
      stop_reason: FINISH[reply.finish],
      stop_sequence: null,
      usage: usageOf(reply),
    };
  },
  frames: (reply, to) => writer(reply, to),
  refusal: (status, message) => ({
    type: "error",
    error: { type: ERROR_TYPES[status] ?? "api_error", message },
  }),
};

const FINISH = { stop: "end_turn", calls: "tool_use", length: "max_tokens" } as const;
const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  429: "rate_limit_error",
  503: "overloaded_error",
};

function messageOf(role: "user" | "assistant", block: z.infer<typeof blockSchema>): Message[] {
  switch (block.type) {
    case "text":
      return [{ kind: role, text: block.text }];
    case "tool_use":
      return [{ kind: "call", id: block.id, name: block.name, input: block.input }];
    case "tool_result":
      return [{ kind: "result", id: block.tool_use_id, text: block.content }];
    default:
      return [];
  }
}

function writer(reply: Reply, { model }: Conversation): FrameWriter {
  let index = -1;
  let open: "text" | "thought" | undefined;
  const frame = (type: string, rest: object): string => sse({ type, ...rest }, type);
  const start = (content_block: object): string => {
    index++;
    return frame("content_block_start", { index, content_block });
  };
  const delta = (what: object): string => frame("content_block_delta", { index, delta: what });
  const stop = (): string => {
    if (open === undefined) return "";
    open = undefined;
    return frame("content_block_stop", { index });
  };
  const grow = (kind: "text" | "thought", first: object, more: object): string => {
    let out = "";
    if (open !== kind) {
      out = stop() + start(first);
      open = kind;
    }
    return out + delta(more);
  };
  return {
    begin: () =>
      frame("message_start", {
        message: {
          ...envelope(model, reply),
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { ...usageOf(reply), output_tokens: 1 },
        },
      }),
    piece(piece) {
      if (piece.kind === "text")
        return grow("text", { type: "text", text: "" }, { type: "text_delta", text: piece.text });
      if (piece.kind === "thought")
        return grow(
          "thought",
          { type: "thinking", thinking: "", signature: "" },
          { type: "thinking_delta", thinking: piece.text },
        );
      const begun = stop() + start({ type: "tool_use", id: piece.id, name: piece.name, input: {} });
      const grown = halves(piece.input).map((half) =>
        delta({ type: "input_json_delta", partial_json: half }),
      );
      return begun + grown.join("") + frame("content_block_stop", { index });
    },
    end: () =>
      stop() +
      frame("message_delta", {
        delta: { stop_reason: FINISH[reply.finish], stop_sequence: null },
        usage: { output_tokens: reply.usage?.outputTokens ?? 0 },
      }) +
      frame("message_stop", {}),
  };
}

const envelope = (model: string, { id }: Reply) =>
  ({ id: `msg_${id}`, type: "message", role: "assistant", model }) as const;

/** This form has no way to say that it does not know: it says nothing was used. */
function usageOf({ usage }: Reply): object {
  const cached = usage?.cachedTokens ?? 0;
  return {
    input_tokens: Math.max(0, (usage?.inputTokens ?? 0) - cached),
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: cached,
    output_tokens: usage?.outputTokens ?? 0,
  };
}
