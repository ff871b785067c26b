import { z } from "zod";
import type { Conversation, Message } from "../conversation.ts";
import { blocksOf, type Reply } from "../reply.ts";
import { contentSchema, halves, parametersSchema, parsedInput, sse } from "./content.ts";
import type { Dialect, FrameWriter } from "./dialect.ts";

const callSchema = z.looseObject({
  id: z.string(),
  function: z.looseObject({ name: z.string(), arguments: z.string().default("{}") }),
});
const messageSchema = z.discriminatedUnion("role", [
  z.looseObject({ role: z.enum(["system", "developer"]), content: contentSchema }),
  z.looseObject({ role: z.literal("user"), content: contentSchema }),
  z.looseObject({
    role: z.literal("assistant"),
    content: contentSchema,
    tool_calls: z.array(callSchema).nullish(),
  }),
  z.looseObject({ role: z.literal("tool"), tool_call_id: z.string(), content: contentSchema }),
]);
const bodySchema = z.looseObject({
  model: z.string(),
  messages: z.array(messageSchema),
  tools: z
    .array(
      z.looseObject({
        function: z.looseObject({ name: z.string(), parameters: parametersSchema }).optional(),
      }),
    )
    .nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
});

/** Chat completions. */
export const OPENAI_CHAT: Dialect = {
  api: "chat",
  streamType: "text/event-stream",
  speaks: (path) => path.endsWith("/chat/completions"),
  read({ body }) {
    const asked = bodySchema.parse(body);
    const system = asked.messages.filter(({ role }) => role === "system" || role === "developer");
    return {
      model: asked.model,
      system: system.map(({ content }) => content).join("\n"),
      messages: asked.messages.flatMap(messagesOf),
      tools: (asked.tools ?? []).flatMap(({ function: tool }) =>
        tool ? [{ name: tool.name, parameters: tool.parameters }] : [],
      ),
      stream: asked.stream ?? false,
      usageInStream: asked.stream_options?.include_usage ?? false,
    };
  },
  whole(reply, { model }) {
    const { text, thought, calls } = blocksOf(reply);
    return {
      ...envelope("chat.completion", model, reply),
      choices: [
        {
          index: 0,
          message: {
            role: "assistant",
            content: text === "" ? null : text,
            ...(thought === "" ? {} : { reasoning_content: thought }),
            ...(calls.length === 0
              ? {}
              : { tool_calls: calls.map(({ id, name, input }) => callOf(id, name, input)) }),
          },
          finish_reason: FINISH[reply.finish],
        },
      ],
      ...usageOf(reply),
    };
  },
  frames: (reply, to) => writer(reply, to),
  refusal: (status, message) => ({ error: { message, type: "error", code: status } }),
};

const FINISH = { stop: "stop", calls: "tool_calls", length: "length" } as const;

function writer(reply: Reply, { model, usageInStream }: Conversation): FrameWriter {
  let calls = 0;
  const chunk = (choices: readonly object[], more: object = {}): string =>
    sse({ ...envelope("chat.completion.chunk", model, reply), choices, ...more });
  const delta = (what: object, finish: string | null = null): string =>
    chunk([{ index: 0, delta: what, finish_reason: finish }]);
  return {
    begin: () => delta({ role: "assistant", content: "" }),
    piece(piece) {
      if (piece.kind === "text") return delta({ content: piece.text });
      if (piece.kind === "thought") return delta({ reasoning_content: piece.text });
      const index = calls++;
      const opened = { index, ...callOf(piece.id, piece.name, "") };
      const rest = halves(piece.input).map((half) => ({ index, function: { arguments: half } }));
      return [opened, ...rest].map((call) => delta({ tool_calls: [call] })).join("");
    },
    end: () =>
      delta({}, FINISH[reply.finish]) +
      (usageInStream ? chunk([], usageOf(reply)) : "") +
      sse("[DONE]"),
  };
}

function messagesOf(message: z.infer<typeof messageSchema>): Message[] {
  switch (message.role) {
    case "system":
    case "developer":
      return [];
    case "user":
      return [{ kind: "user", text: message.content }];
    case "tool":
      return [{ kind: "result", id: message.tool_call_id, text: message.content }];
    case "assistant":
      return [
        ...(message.content === "" ? [] : [{ kind: "assistant", text: message.content } as const]),
        ...(message.tool_calls ?? []).map(({ id, function: { name, arguments: input } }) => ({
          kind: "call" as const,
          id,
          name,
          input: parsedInput(input),
        })),
      ];
  }
}

const callOf = (id: string, name: string, input: string) =>
  ({ id, type: "function", function: { name, arguments: input } }) as const;

const envelope = (object: string, model: string, { id }: Reply) =>
  ({ id: `chatcmpl-${id}`, object, created: Math.floor(Date.now() / 1000), model }) as const;

function usageOf({ usage }: Reply): object {
  if (usage === undefined) return {};
  return {
    usage: {
      prompt_tokens: usage.inputTokens,
      completion_tokens: usage.outputTokens,
      total_tokens: usage.inputTokens + usage.outputTokens,
      prompt_tokens_details: { cached_tokens: usage.cachedTokens },
      completion_tokens_details: { reasoning_tokens: usage.thoughtTokens },
    },
  };
}
