import { type Fields, fieldsOf, listOf, textOf } from "../json-line.ts";
import type { AnswerUsage, Thread } from "../session-state.ts";
import type { About, SessionWriter } from "../session-writer.ts";
import { isCutOff, isTold } from "./told-usage.ts";

/** An answer of the model: all of it in a line. One that calls no tool is the last of its turn. */
export function qwenAnswer(writer: SessionWriter, line: Fields, about: About): void {
  const thread = writer.thread(about);
  const parts = listOf(fieldsOf(line["message"])?.["parts"]);
  const usage = usageOf(writer, fieldsOf(line["usageMetadata"]));
  const cutOff = isCutOff(writer, usage);
  if (usage && !isTold(writer, usage)) writer.spend(thread, usage, { model: about.model });
  const calls = parts.some((part) => fieldsOf(part["functionCall"]) !== undefined);
  const words = parts.some(
    (part) => textOf(part["text"]) !== undefined && part["thought"] !== true,
  );
  // Helpers write the calls of an answer in lines of their own: its words were not the last ones.
  if (calls && about.match === "sidechain" && thread.turns > 0) thread.open = true;
  for (const part of parts) sayPart(writer, part, thread);
  if (!words || calls) return;
  if (cutOff) writer.end(thread, { how: "cancelled", reason: "Its answer was cut off." });
  else writer.end(thread, { how: "completed" });
}

function sayPart(writer: SessionWriter, part: Fields, thread: Thread): void {
  const text = textOf(part["text"]);
  if (text !== undefined) writer.say(thread, part["thought"] === true ? "thought" : "text", text);
  const call = fieldsOf(part["functionCall"]);
  const id = textOf(call?.["id"]);
  if (call && id !== undefined)
    writer.call(thread, id, textOf(call["name"]) ?? "tool", call["args"] ?? {});
}

/** Whatever of the total is no input is output: providers differ in whether their candidates hold the thoughts. */
function usageOf(writer: SessionWriter, usage: Fields | undefined): AnswerUsage | undefined {
  const inputTokens = writer.figure(usage?.["promptTokenCount"]);
  const candidates = writer.figure(usage?.["candidatesTokenCount"]);
  if (!usage || (inputTokens === undefined && candidates === undefined)) return undefined;
  const total = writer.figure(usage["totalTokenCount"]);
  return {
    inputTokens: inputTokens ?? 0,
    outputTokens: Math.max(total === undefined ? 0 : total - (inputTokens ?? 0), candidates ?? 0),
    cachedTokens: writer.figure(usage["cachedContentTokenCount"]) ?? 0,
    cacheWriteTokens: 0,
    reasoningTokens: writer.figure(usage["thoughtsTokenCount"]) ?? 0,
  };
}
