import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from "@ai-sdk/provider";
import type { Call } from "../conversation/message.ts";
import { EndpointFailure } from "./endpoint-failure.ts";
import { readUsage } from "./read-usage.ts";
import type { Piece, Reply } from "./reply.ts";
import { createTextReader } from "./text-reader.ts";
import { readWrittenCall } from "./written-call.ts";

/** Longest reply that is taken, in characters of text, thoughts and calls together. */
const MAX_REPLY = 4 * 1024 * 1024;

/** An endpoint that was asked for a stream answered at once with the whole reply. */
export class NoStream extends Error {}

/** How the model is asked. */
export interface Asking {
  readonly model: LanguageModelV4;
  readonly options: LanguageModelV4CallOptions;
  readonly stream: boolean;
  readonly onPiece: (piece: Piece) => void;
}

/** Asks the model once. Rejects with whatever went wrong; pieces that came before were handed on. */
export async function askModel({ model, options, stream, onPiece }: Asking): Promise<Reply> {
  const gathering = gather(onPiece);
  if (!stream) {
    const reply = await model.doGenerate(options);
    for (const part of reply.content) {
      if (part.type === "text") gathering.text(part.text);
      if (part.type === "reasoning") gathering.thought(part.text);
      if (part.type === "tool-call") gathering.call(part.toolCallId, part.toolName, part.input);
    }
    return gathering.end(reply.finishReason, reply.usage);
  }
  const { stream: parts, response } = await model.doStream(options);
  if (/^application\/(problem\+)?json/.test(response?.headers?.["content-type"] ?? "")) {
    await parts.cancel();
    throw new NoStream();
  }
  let finish: Extract<LanguageModelV4StreamPart, { type: "finish" }> | undefined;
  for await (const part of parts) {
    if (part.type === "text-delta") gathering.text(part.delta);
    if (part.type === "reasoning-delta") gathering.thought(part.delta);
    if (part.type === "tool-input-delta") gathering.count(part.delta);
    if (part.type === "tool-call") gathering.call(part.toolCallId, part.toolName, part.input);
    if (part.type === "error") throw part.error;
    if (part.type === "finish") finish = part;
  }
  if (!finish) throw new EndpointFailure("cut", "stopped in the middle of its reply");
  return gathering.end(finish.finishReason, finish.usage);
}

/** Puts a reply together from its pieces. */
function gather(onPiece: (piece: Piece) => void) {
  const calls: Call[] = [];
  const ids = new Set<string>();
  let text = "";
  let size = 0;
  const count = (piece: string): void => {
    size += piece.length;
    if (size > MAX_REPLY)
      throw new EndpointFailure(
        "flood",
        `said more than ${MAX_REPLY / 1024 / 1024} MiB in one reply`,
      );
  };
  const add = (id: string, name: string, input: string): void => {
    // Some servers give all calls the same id, or none.
    const unique = ids.has(id) ? "" : id;
    ids.add(unique);
    calls.push({ id: unique, name, input: input.trim() === "" ? "{}" : input });
  };
  const reader = createTextReader(
    (piece) => {
      if (piece.kind === "text") text += piece.text;
      onPiece(piece);
    },
    ({ body, certain }) => {
      const written = readWrittenCall(body);
      if (!written && !certain) return false;
      add("", written?.name ?? "", written?.input ?? body);
      return true;
    },
  );
  return {
    count,
    text(piece: string): void {
      count(piece);
      reader.push(piece);
    },
    thought(piece: string): void {
      count(piece);
      if (piece !== "") onPiece({ kind: "thought", text: piece });
    },
    call: add,
    end({ unified }: LanguageModelV4FinishReason, usage: LanguageModelV4Usage): Reply {
      reader.end();
      return { text, calls, usage: readUsage(usage.raw), atLimit: unified === "length" };
    },
  };
}
