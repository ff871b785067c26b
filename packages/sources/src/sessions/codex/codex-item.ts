import { type Fields, fieldsOf, listOf, textOf } from "../json-line.ts";
import type { SessionWriter } from "../session-writer.ts";
import { nestsTooDeep } from "../../read/nesting.ts";
import { codexThread } from "./codex-about.ts";

/** Items of a conversation that say nothing to a person, or that other lines say better. */
const SILENT = new Set([
  "compaction",
  "compaction_summary",
  "context_compaction",
  "ghost_snapshot",
  "other",
]);
/** What a tool answers that was not run. */
const NOT_RUN =
  /^(?:unsupported call|aborted|exec_command failed|failed to|execution error|Wall time: [\d.]+ seconds\naborted)/;
/** How a command ended, in what the model is told of it. */
const EXIT = /^(?:Process exited with code|Exit code:) (-?\d+)/m;

/** An item of the conversation as the model sees it: what the agent says, its calls and their results. */
export function codexItem(writer: SessionWriter, item: Fields, name: string): void {
  const type = textOf(item["type"]) ?? "item";
  const thread = () => codexThread(writer, name);
  switch (type) {
    case "message": {
      // What a person says is told apart from what the harness adds by other lines.
      if (item["role"] !== "assistant") return;
      const text = listOf(item["content"])
        .map((part) => textOf(part["text"]) ?? "")
        .join("");
      if (text === "") return;
      writer.say(thread(), "text", text);
      thread().mayBeDone = thread().open;
      return;
    }
    case "reasoning": {
      const parts = [...listOf(item["summary"]), ...listOf(item["content"])];
      const text = parts.flatMap((part) => textOf(part["text"]) ?? []).join("\n\n");
      if (text !== "") writer.say(thread(), "thought", text);
      return;
    }
    case "function_call":
    case "custom_tool_call":
    case "tool_search_call": {
      const input = item["arguments"] ?? item["input"];
      call(writer, item, textOf(item["name"]) ?? type.replace(/_call$/, ""), input, name);
      return;
    }
    case "local_shell_call":
      call(writer, item, "shell", item["action"], name);
      return;
    case "web_search_call":
    case "image_generation_call": {
      const id = call(writer, item, type.replace(/_call$/, ""), item["action"] ?? {}, name);
      if (id !== undefined) writer.result(thread(), id, item["status"] !== "failed", undefined);
      return;
    }
    case "function_call_output":
    case "custom_tool_call_output":
    case "tool_search_output": {
      const id = textOf(item["call_id"]);
      if (id === undefined) return;
      const { text, ok } = outputOf(item["output"]);
      writer.result(thread(), id, ok, text);
      return;
    }
    default:
      if (!SILENT.has(type)) writer.unknown(type, item);
  }
}

function call(
  writer: SessionWriter,
  item: Fields,
  tool: string,
  input: unknown,
  name: string,
): string | undefined {
  const id = textOf(item["call_id"]) ?? textOf(item["id"]);
  if (id === undefined) return undefined;
  writer.call(codexThread(writer, name), id, tool, parsed(input));
  return id;
}

/** Arguments come as the text of an object, or as free text; what nests too deep stays the text that it is. */
function parsed(input: unknown): unknown {
  if (typeof input !== "string" || nestsTooDeep(input)) return input;
  try {
    return fieldsOf(JSON.parse(input)) ?? input;
  } catch {
    return input;
  }
}

function outputOf(output: unknown): { readonly text: string | undefined; readonly ok: boolean } {
  const fields = fieldsOf(output);
  const text =
    textOf(output) ??
    textOf(fields?.["content"]) ??
    listOf(output)
      .map((part) => textOf(part["text"]) ?? `[${textOf(part["type"]) ?? "data"}]`)
      .join("\n");
  // Older versions wrap what a command says in JSON.
  const wrapped = text.startsWith('{"output"') ? fieldsOf(parsed(text)) : undefined;
  const inside = textOf(wrapped?.["output"]);
  const code =
    fieldsOf(wrapped?.["metadata"])?.["exit_code"] ?? EXIT.exec(text.slice(0, 500))?.[1] ?? 0;
  const ok = fields?.["success"] !== false && Number(code) === 0 && !NOT_RUN.test(text);
  return { text: inside ?? text, ok };
}
