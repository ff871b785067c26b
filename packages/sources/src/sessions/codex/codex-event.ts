import { type FailureClass } from "@wheelhouse/core";
import { type Fields, fieldsOf, listOf, textOf } from "../json-line.ts";
import type { Thread } from "../session-state.ts";
import type { SessionWriter } from "../session-writer.ts";
import { titleOf } from "../shown-text.ts";
import { codexThread } from "./codex-about.ts";
import { isSilentEvent } from "./codex-events.ts";
import { tokenCount } from "./codex-usage.ts";

/** The fact that turns say when they begin and end. */
const TURNS = "turns";
/** The fact of what a person said last in the turn, which two lines may tell. */
const SAID = "said";

/** Something that happened in a session. Much of it is also an item of the conversation, and is told by that. */
export function codexEvent(writer: SessionWriter, event: Fields, name: string): void {
  const { facts } = writer.state;
  switch (event["type"]) {
    case "task_started":
    case "turn_started": {
      facts[TURNS] = "yes";
      delete facts[SAID];
      // The first turn begins with its prompt, which becomes the title.
      if (writer.state.begun) writer.begin(codexThread(writer, name), undefined);
      return;
    }
    case "user_message":
      return said(writer, textOf(event["message"]), name);
    case "item_completed":
      return itemCompleted(writer, fieldsOf(event["item"]) ?? {}, name);
    case "token_count":
      return tokenCount(writer, event, name);
    case "task_complete":
    case "turn_complete":
    case "turn_completed": {
      const thread = openThread(writer, name);
      if (!thread) return;
      const error = fieldsOf(event["error"]);
      if (error) writer.end(thread, failureOf(error));
      else writer.end(thread, { how: "completed" });
      return;
    }
    case "turn_aborted": {
      const thread = openThread(writer, name);
      if (thread) writer.end(thread, { how: "cancelled", reason: reasonOf(event["reason"]) });
      return;
    }
    case "error":
    case "stream_error": {
      const message = textOf(event["message"]);
      if (message !== undefined) writer.say(codexThread(writer, name), "note", message);
      return;
    }
    case "exec_command_end":
    case "patch_apply_end":
    case "mcp_tool_call_end":
      return ended(writer, event, name);
    default: {
      const type = textOf(event["type"]) ?? "event_msg";
      if (!isSilentEvent(type)) writer.unknown(type, event);
    }
  }
}

/** What a person says: two kinds of lines tell it. Before turns said when they begin, it began them. */
function said(writer: SessionWriter, text: string | undefined, name: string): void {
  if (text === undefined) return;
  const { facts } = writer.state;
  const begins = facts[TURNS] === undefined;
  const thread = codexThread(writer, name, text);
  const shown = titleOf(text);
  if (!begins && facts[SAID] === shown) return;
  facts[SAID] = shown;
  if (begins || !thread.open) writer.begin(thread, { prompt: text });
  else writer.prompt(thread, text);
}

function itemCompleted(writer: SessionWriter, item: Fields, name: string): void {
  switch (item["type"]) {
    case "UserMessage": {
      const parts = listOf(item["content"]).map((part) => textOf(part["text"]) ?? "");
      return said(writer, textOf(parts.join("\n")), name);
    }
    case "CommandExecution":
    case "FileChange":
    case "McpToolCall": {
      const id = textOf(item["id"]);
      const failed = item["status"] === "failed" || item["status"] === "declined";
      if (failed && id !== undefined) fail(writer, id, name);
      return;
    }
    default:
  }
}

/** How a call ended, where older versions tell it apart from its result. */
function ended(writer: SessionWriter, event: Fields, name: string): void {
  const id = textOf(event["call_id"]);
  const code = event["exit_code"];
  const failed =
    (typeof code === "number" && code !== 0) ||
    event["success"] === false ||
    fieldsOf(event["result"])?.["Err"] !== undefined;
  if (failed && id !== undefined) fail(writer, id, name);
}

/** Its result, which comes later, is that of a call that failed. */
function fail(writer: SessionWriter, id: string, name: string): void {
  const { tools } = codexThread(writer, name);
  if (tools.has(id)) tools.set(id, true);
}

function openThread(writer: SessionWriter, name: string): Thread | undefined {
  return writer.state.begun ? codexThread(writer, name) : undefined;
}

function failureOf(error: Fields) {
  const message = textOf(error["message"]) ?? "It does not say why.";
  const status = JSON.stringify(error["codex_error_info"] ?? "");
  const isKey = /\b40[13]\b|unauthorized/i.test(`${status} ${message}`);
  const failure: FailureClass = isKey ? "auth" : "endpoint";
  return { how: "failed", class: failure, error: message } as const;
}

function reasonOf(reason: unknown): string {
  if (reason === "interrupted") return "A person interrupted it.";
  return `It was ended: ${textOf(reason) ?? "it does not say why"}`;
}
