import { z } from "zod";
import type { Conversation, Message, OfferedTool } from "../conversation.ts";
import { blocksOf, type Piece, type Reply } from "../reply.ts";
import { contentSchema, parametersSchema, parsedInput } from "./content.ts";
import type { Dialect } from "./dialect.ts";
import { responsesWriter } from "./responses-writer.ts";

const toolSchema = z.looseObject({
  type: z.string(),
  name: z.string().optional(),
  parameters: parametersSchema,
  /** Tools of one namespace, one level deep. */
  tools: z
    .array(z.looseObject({ name: z.string().optional(), parameters: parametersSchema }))
    .optional(),
});

const itemSchema = z.union([
  z.looseObject({
    type: z.literal("message").optional(),
    role: z.enum(["system", "developer", "user", "assistant"]),
    content: contentSchema,
  }),
  z.looseObject({
    type: z.literal("function_call"),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
  }),
  z.looseObject({
    type: z.literal("custom_tool_call"),
    call_id: z.string(),
    name: z.string(),
    input: z.string(),
  }),
  z.looseObject({
    type: z.enum(["function_call_output", "custom_tool_call_output"]),
    call_id: z.string(),
    output: contentSchema,
  }),
  // Thoughts and whatever else a client keeps: nothing that our model reads.
  z.looseObject({ type: z.string() }),
]);
type Item = z.infer<typeof itemSchema>;
const bodySchema = z.looseObject({
  model: z.string(),
  instructions: z.string().nullish(),
  input: z.union([z.string(), z.array(itemSchema)]),
  tools: z.array(toolSchema).nullish(),
  stream: z.boolean().nullish(),
});

/** Responses. */
export const OPENAI_RESPONSES: Dialect = {
  api: "responses",
  streamType: "text/event-stream",
  speaks: (path) => path.endsWith("/responses"),
  read({ body }) {
    const asked = bodySchema.parse(body);
    const items: Item[] =
      typeof asked.input === "string" ? [{ role: "user", content: asked.input }] : asked.input;
    const system = items.flatMap((item) =>
      "role" in item && (item.role === "system" || item.role === "developer")
        ? [String(item.content)]
        : [],
    );
    return {
      model: asked.model,
      system: [asked.instructions ?? "", ...system].join("\n"),
      messages: items.flatMap(messagesOf),
      tools: [...(asked.tools ?? []), ...items.flatMap(toolsIn)].flatMap(offeredBy),
      stream: asked.stream ?? false,
      usageInStream: true,
    };
  },
  whole: (reply, to) => responseOf(reply, to, "completed", itemsOf(reply)),
  frames: (reply, to) =>
    responsesWriter({
      item: (piece, at) => itemOf(piece, `${reply.id}_${at}`),
      response: (status, output) => responseOf(reply, to, status, output),
    }),
  refusal: (status, message) => ({ error: { message, type: "error", code: String(status) } }),
};

type Tool = z.infer<typeof toolSchema>;

/** Some clients offer their tools in the middle of the conversation. */
function toolsIn(item: Item): Tool[] {
  const parsed = z.looseObject({ type: z.literal("additional_tools"), tools: z.array(toolSchema) });
  return parsed.safeParse(item).data?.tools ?? [];
}

function offeredBy({ name, parameters, tools }: Tool): OfferedTool[] {
  if (name === undefined) return [];
  if (tools === undefined) return [{ name, parameters }];
  return tools.flatMap((inner) =>
    inner.name === undefined
      ? []
      : [{ name: inner.name, parameters: inner.parameters, namespace: name }],
  );
}

function messagesOf(item: Item): Message[] {
  const parsed = itemSchema.options;
  const message = parsed[0].safeParse(item);
  if (message.success) {
    const { role, content } = message.data;
    return role === "user" || role === "assistant" ? [{ kind: role, text: content }] : [];
  }
  if (item.type === "function_call" && "arguments" in item)
    return [callFrom(item.call_id, item.name, parsedInput(String(item.arguments)))];
  if (item.type === "custom_tool_call" && "input" in item)
    return [callFrom(item.call_id, item.name, String(item.input))];
  if ("output" in item && "call_id" in item)
    return [{ kind: "result", id: String(item.call_id), text: String(item.output) }];
  return [];
}

const callFrom = (id: unknown, name: unknown, input: ReturnType<typeof parsedInput>): Message => ({
  kind: "call",
  id: String(id),
  name: String(name),
  input,
});

/** A reply's items in the form in which they are kept. */
function itemsOf(reply: Reply): object[] {
  const { text, thought, calls } = blocksOf(reply);
  return [
    ...(thought === "" ? [] : [itemOf({ kind: "thought", text: thought }, `${reply.id}_0`)]),
    ...(text === "" ? [] : [itemOf({ kind: "text", text }, `${reply.id}_1`)]),
    ...calls.map((call, at) => itemOf(call, `${reply.id}_${at + 2}`)),
  ];
}

function itemOf(piece: Exclude<Piece, { kind: "wait" }>, at: string): object {
  switch (piece.kind) {
    case "text":
      return {
        id: `msg_${at}`,
        type: "message",
        role: "assistant",
        status: "completed",
        content: [{ type: "output_text", text: piece.text, annotations: [] }],
      };
    case "thought":
      return {
        id: `rs_${at}`,
        type: "reasoning",
        summary: [{ type: "summary_text", text: piece.text }],
      };
    case "call": {
      const { id: call_id, name, input, namespace } = piece;
      const group = namespace === undefined ? {} : { namespace };
      const known = { call_id, name, ...group, status: "completed" };
      return piece.free
        ? { id: `ctc_${at}`, type: "custom_tool_call", ...known, input }
        : { id: `fc_${at}`, type: "function_call", ...known, arguments: input };
    }
  }
}

function responseOf(
  { id, usage, finish }: Reply,
  { model }: Conversation,
  status: "in_progress" | "completed",
  output: readonly object[],
): object {
  const cut = finish === "length" && status === "completed";
  return {
    id: `resp_${id}`,
    object: "response",
    created_at: Math.floor(Date.now() / 1000),
    model,
    status: cut ? "incomplete" : status,
    ...(cut ? { incomplete_details: { reason: "max_output_tokens" } } : {}),
    output,
    ...(usage === undefined || status === "in_progress"
      ? {}
      : {
          usage: {
            input_tokens: usage.inputTokens,
            input_tokens_details: { cached_tokens: usage.cachedTokens },
            output_tokens: usage.outputTokens,
            output_tokens_details: { reasoning_tokens: usage.thoughtTokens },
            total_tokens: usage.inputTokens + usage.outputTokens,
          },
        }),
  };
}
