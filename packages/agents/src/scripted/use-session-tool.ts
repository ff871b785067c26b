import { type JsonObject, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import { connectMcp } from "../openai-compatible/mcp/connect-mcp.ts";
import { filled, type Playing, Stopped } from "./playing.ts";
import type { Action } from "./transcript.ts";

/** Longest time that our tools may take for one answer, in milliseconds; a check is waited for that long. */
const ANSWER_MS = 60_000;

const objectSchema = z.record(z.string(), jsonSchema);

/** Calls one of the session tools that it was given, and shows the call with its answer. */
export async function useSessionTool(
  { tool, with: given }: Extract<Action, { use: unknown }>["use"],
  playing: Playing,
  id: string,
): Promise<void> {
  const input = objectSchema.parse(JSON.parse(filled(JSON.stringify(given), playing.place)));
  await playing.update({
    sessionUpdate: "tool_call",
    toolCallId: id,
    title: tool,
    kind: "other",
    rawInput: input,
    status: "pending",
  });
  const { text, failed } = await answerOf(tool, input, playing);
  if (playing.signal.aborted) throw new Stopped();
  await playing.update({
    sessionUpdate: "tool_call_update",
    toolCallId: id,
    status: failed ? "failed" : "completed",
    content: [{ type: "content", content: { type: "text", text } }],
  });
}

/** Each call has a connection of its own: the tools hold all the state there is. */
async function answerOf(
  tool: string,
  input: JsonObject,
  { servers, signal }: Playing,
): Promise<{ text: string; failed: boolean }> {
  const [server] = servers;
  if (!server) return { text: "failed: it was given no tools", failed: true };
  const ended = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
  try {
    return await (await connectMcp(server, ended)).call(tool, input, ended);
  } catch (error) {
    return {
      text: `failed: ${error instanceof Error ? error.message : String(error)}`,
      failed: true,
    };
  }
}
