import { jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import type { Conversation, Message } from "../conversation.ts";
import { blocksOf, inputOf, type Piece, type Reply } from "../reply.ts";
import { contentSchema, parametersSchema, sse } from "./content.ts";
import type { Dialect, FrameWriter } from "./dialect.ts";

const partSchema = z.looseObject({
  text: z.string().optional(),
  thought: z.boolean().optional(),
  functionCall: z
    .looseObject({ id: z.string().optional(), name: z.string(), args: jsonSchema.optional() })
    .optional(),
  functionResponse: z
    .looseObject({ id: z.string().optional(), name: z.string(), response: jsonSchema })
    .optional(),
});
const bodySchema = z.looseObject({
  contents: z.array(
    z.looseObject({
      role: z.enum(["user", "model"]).default("user"),
      parts: z.array(partSchema).default([]),
    }),
  ),
  systemInstruction: z.looseObject({ parts: contentSchema }).optional(),
  tools: z
    .array(
      z.looseObject({
        functionDeclarations: z
          .array(
            z.looseObject({
              name: z.string(),
              parameters: parametersSchema,
              parametersJsonSchema: parametersSchema,
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});
const PATH = /\/models\/([^/:]+):(generateContent|streamGenerateContent)$/;

/** Gemini's generateContent and streamGenerateContent; the path names the model. */
export const GEMINI: Dialect = {
  api: "gemini",
  streamType: "text/event-stream",
  speaks: (path) => PATH.test(path),
  read({ path, body }) {
    const asked = bodySchema.parse(body);
    const [, model = "", method] = PATH.exec(path) ?? [];
    return {
      model,
      system: asked.systemInstruction?.parts ?? "",
      messages: asked.contents.flatMap(({ role, parts }) =>
        parts.flatMap((part) => messageOf(role, part)),
      ),
      tools: asked.tools.flatMap(({ functionDeclarations }) =>
        functionDeclarations.map(({ name, parameters, parametersJsonSchema }) => ({
          name,
          parameters: parametersJsonSchema ?? parameters,
        })),
      ),
      stream: method === "streamGenerateContent",
      usageInStream: true,
    };
  },
  whole(reply, to) {
    const { text, thought, calls } = blocksOf(reply);
    const pieces: Piece[] = [
      ...(thought === "" ? [] : [{ kind: "thought" as const, text: thought }]),
      ...(text === "" ? [] : [{ kind: "text" as const, text }]),
      ...calls,
    ];
    return responseOf(pieces.flatMap(partOf), reply, to, true);
  },
  frames: (reply, to, { query }) => writer(reply, to, query.get("alt") === "sse"),
  refusal: (status, message) => ({
    error: { code: status, message, status: STATUS[status] ?? "INTERNAL" },
  }),
};

const STATUS: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  503: "UNAVAILABLE",
};

function messageOf(role: "user" | "model", part: z.infer<typeof partSchema>): Message[] {
  const { functionCall: call, functionResponse: result } = part;
  if (call) {
    const { id = call.name, name, args = {} } = call;
    return [{ kind: "call", id, name, input: args }];
  }
  if (result) {
    const { id = result.name, response } = result;
    return [{ kind: "result", id, text: resultText(response) }];
  }
  if (part.text === undefined || part.thought === true) return [];
  return [{ kind: role === "user" ? "user" : "assistant", text: part.text }];
}

/** Tools wrap what they return in one member; the text in it is the result. */
function resultText(response: z.infer<typeof jsonSchema>): string {
  const wrapped = z.union([
    z.object({ output: z.string() }).transform(({ output }) => output),
    z.object({ error: z.string() }).transform(({ error }) => error),
  ]);
  const parsed = wrapped.safeParse(response);
  return parsed.success ? parsed.data : JSON.stringify(response);
}

function partOf(piece: Piece): object[] {
  switch (piece.kind) {
    case "text":
      return [{ text: piece.text }];
    case "thought":
      return [{ text: piece.text, thought: true }];
    case "call":
      return [{ functionCall: { id: piece.id, name: piece.name, args: inputOf(piece) } }];
    case "wait":
      return [];
  }
}

/** Without server-sent events the stream is one JSON array that grows. */
function writer(reply: Reply, to: Conversation, events: boolean): FrameWriter {
  let sent = 0;
  const frame = (parts: readonly object[], last = false): string => {
    const response = responseOf(parts, reply, to, last);
    return events ? sse(response) : `${sent++ === 0 ? "[" : ",\n"}${JSON.stringify(response)}`;
  };
  return {
    begin: () => "",
    piece: (piece) => frame(partOf(piece)),
    end: () => frame([], true) + (events ? "" : "]"),
  };
}

function responseOf(
  parts: readonly object[],
  { id, usage, finish }: Reply,
  { model }: Conversation,
  last: boolean,
): object {
  const candidate = { content: { role: "model", parts }, index: 0 };
  return {
    responseId: `response-${id}`,
    modelVersion: model,
    candidates: [
      last
        ? { ...candidate, finishReason: finish === "length" ? "MAX_TOKENS" : "STOP" }
        : candidate,
    ],
    ...(usage === undefined || !last
      ? {}
      : {
          usageMetadata: {
            promptTokenCount: usage.inputTokens,
            cachedContentTokenCount: usage.cachedTokens,
            candidatesTokenCount: usage.outputTokens - usage.thoughtTokens,
            thoughtsTokenCount: usage.thoughtTokens,
            totalTokenCount: usage.inputTokens + usage.outputTokens,
          },
        }),
  };
}
