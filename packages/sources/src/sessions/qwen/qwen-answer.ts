import { countOf, type Fields, fieldsOf, listOf, textOf } from "../json-line.ts";
import type { AnswerUsage } from "../session-state.ts";
import type { About, SessionWriter } from "../session-writer.ts";
import { isTold } from "./told-usage.ts";

/** An answer of the model: all of it in a line. One that calls no tool is the last of its turn. */
export function qwenAnswer(writer: SessionWriter, line: Fields, about: About): void {
  const thread = writer.thread(about);
  const parts = listOf(fieldsOf(line["message"])?.["parts"]);
  const usage = usageOf(fieldsOf(line["usageMetadata"]));
  if (usage && !isTold(writer, usage)) writer.spend(thread, usage, { model: about.model });
  for (const part of parts) {
    const text = textOf(part["text"]);
    if (text !== undefined) writer.say(thread, part["thought"] === true ? "thought" : "text", text);
    const call = fieldsOf(part["functionCall"]);
    const id = textOf(call?.["id"]);
    if (call && id !== undefined)
      writer.call(thread, id, textOf(call["name"]) ?? "tool", call["args"] ?? {});
  }
  // Helpers write what an answer has used first, and its calls in lines of their own.
  const isLast = parts.some(
    (part) => textOf(part["text"]) !== undefined && part["thought"] !== true,
  );
  const calls = parts.some((part) => fieldsOf(part["functionCall"]) !== undefined);
  if (isLast && !calls) writer.end(thread, { how: "completed" });
}

/** Whatever of the total is no input is output: providers differ in whether their candidates hold the thoughts. */
function usageOf(usage: Fields | undefined): AnswerUsage | undefined {
  const inputTokens = countOf(usage?.["promptTokenCount"]);
  const candidates = countOf(usage?.["candidatesTokenCount"]);
  if (!usage || (inputTokens === undefined && candidates === undefined)) return undefined;
  const total = countOf(usage["totalTokenCount"]);
  return {
    inputTokens: inputTokens ?? 0,
    outputTokens: Math.max(total === undefined ? 0 : total - (inputTokens ?? 0), candidates ?? 0),
    cachedTokens: countOf(usage["cachedContentTokenCount"]) ?? 0,
    cacheWriteTokens: 0,
    reasoningTokens: countOf(usage["thoughtsTokenCount"]) ?? 0,
  };
}
