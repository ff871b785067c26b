import { addTokens } from "@wheelhouse/core";
import { type Fields, fieldsOf, listOf, textOf } from "../json-line.ts";
import type { AnswerUsage, Thread } from "../session-state.ts";
import type { About, SessionWriter } from "../session-writer.ts";
import { follow, SYNTHETIC } from "./claude-about.ts";
import { PENDING_COMMAND } from "./claude-lines.ts";

/** Reasons to stop after which the agent goes on by itself. */
const GOES_ON = new Set(["tool_use", "pause_turn"]);

/** A block of an answer. All blocks of an answer say its id, what all of it has used and why it stopped. */
export function claudeAnswer(writer: SessionWriter, line: Fields, about: About): void {
  const message = fieldsOf(line["message"]) ?? {};
  const model = textOf(message["model"]);
  const blocks = listOf(message["content"]);
  if (model === SYNTHETIC) return synthetic(writer, line, about, blocks);
  const command = writer.state.facts[PENDING_COMMAND];
  const thread = writer.thread(about, command);
  follow(thread, line);
  if (command !== undefined) {
    delete writer.state.facts[PENDING_COMMAND];
    writer.begin(thread, { prompt: command });
  }
  const id = answerOf(message, line);
  const usage = usageOf(writer, fieldsOf(message["usage"]));
  // The block that ended the turn need not be the last one of its answer: what comes is still of that turn.
  const late = !thread.open && id !== undefined && id === thread.answer;
  if (late) thread.open = true;
  else if (!thread.open) writer.begin(thread, undefined);
  if (usage && !isCopy(line)) writer.spend(thread, usage, { id, model });
  for (const block of blocks) say(writer, block, thread);
  thread.answer = id;
  if (late) thread.open = false;
  else stopped(writer, thread, textOf(message["stop_reason"]), blocks);
}

/** A thought is not the last word; and where no reason to stop is told, a word may be the last one or not. */
function stopped(
  writer: SessionWriter,
  thread: Thread,
  reason: string | undefined,
  blocks: readonly Fields[],
): void {
  if (reason !== undefined && GOES_ON.has(reason)) return;
  const isWord = blocks.some(({ type }) => type === "text");
  if (reason !== undefined && isWord) writer.end(thread, { how: "completed" });
  else if (reason !== undefined || isWord) thread.mayBeDone = thread.open;
}

function say(writer: SessionWriter, block: Fields, thread: Thread): void {
  switch (block["type"]) {
    case "text": {
      const text = textOf(block["text"]);
      if (text !== undefined) writer.say(thread, "text", text);
      return;
    }
    case "thinking": {
      const text = textOf(block["thinking"]);
      if (text !== undefined) writer.say(thread, "thought", text);
      return;
    }
    case "tool_use":
    case "server_tool_use":
    case "mcp_tool_use": {
      const id = textOf(block["id"]);
      if (id !== undefined)
        writer.call(thread, id, textOf(block["name"]) ?? "tool", block["input"]);
      return;
    }
    default: {
      // Results of tools that the provider runs itself come within the answer.
      const id = textOf(block["tool_use_id"]);
      if (id !== undefined) writer.result(thread, id, block["is_error"] !== true, undefined);
    }
  }
}

/** What the agent puts in the place of an answer: why there is none. */
function synthetic(
  writer: SessionWriter,
  line: Fields,
  about: About,
  blocks: readonly Fields[],
): void {
  if (line["isApiErrorMessage"] !== true) return;
  const error = blocks.map((block) => textOf(block["text"]) ?? "").join("\n");
  const status = line["apiErrorStatus"];
  const isKey =
    status === 401 || status === 403 || textOf(line["error"]) === "authentication_failed";
  const thread = writer.thread(about);
  if (!thread.open) writer.begin(thread, undefined);
  writer.end(thread, { how: "failed", class: isKey ? "auth" : "endpoint", error });
}

/** What tells an answer from others: local endpoints begin to count their ids anew. */
function answerOf(message: Fields, line: Fields): string | undefined {
  const id = textOf(message["id"]);
  const request = textOf(line["requestRef"]) ?? textOf(line["requestId"]);
  return id === undefined || request === undefined ? id : `${id} ${request}`;
}

/** A forked session begins with a copy of another: those answers were paid for there, and say so. */
function isCopy(line: Fields): boolean {
  const of = textOf(line["requestSessionId"]);
  return of !== undefined && of !== textOf(line["sessionId"]);
}

/** This provider does not count what it reads from and writes to its cache as input; we do. */
function usageOf(writer: SessionWriter, usage: Fields | undefined): AnswerUsage | undefined {
  const input = writer.figure(usage?.["input_tokens"]);
  const outputTokens = writer.figure(usage?.["output_tokens"]);
  if (!usage || (input === undefined && outputTokens === undefined)) return undefined;
  const cachedTokens = writer.figure(usage["cache_read_input_tokens"]) ?? 0;
  const cacheWriteTokens = writer.figure(usage["cache_creation_input_tokens"]) ?? 0;
  return {
    inputTokens: addTokens(input ?? 0, cachedTokens, cacheWriteTokens),
    outputTokens: outputTokens ?? 0,
    cachedTokens,
    cacheWriteTokens,
    reasoningTokens:
      writer.figure(fieldsOf(usage["output_tokens_details"])?.["thinking_tokens"]) ?? 0,
  };
}
