import { type Fields, fieldsOf, listOf, textOf, timeOf } from "../json-line.ts";
import type { About, SessionWriter } from "../session-writer.ts";
import { qwenAnswer } from "./qwen-answer.ts";
import { qwenSystem } from "./qwen-system.ts";

/** Puts one line of a session file of Qwen Code into events. */
export function qwenLine(writer: SessionWriter, line: Fields, name: string): void {
  writer.setTime(timeOf(line["timestamp"]));
  const about = aboutOf(line, name);
  switch (line["type"]) {
    case "user":
      return userLine(writer, line, about);
    case "assistant":
      return qwenAnswer(writer, line, about);
    case "tool_result":
      return toolResult(writer, line, about);
    case "system":
      return qwenSystem(writer, line, about);
    default:
      writer.unknown(textOf(line["type"]) ?? "line", line);
  }
}

function aboutOf(line: Fields, name: string): About {
  const session = textOf(line["sessionId"]) ?? name;
  const helper = line["isSidechain"] === true ? (textOf(line["agentId"]) ?? name) : undefined;
  return {
    ...(helper === undefined
      ? { session, match: "named" }
      : { session: `${session}-${helper}`, parent: session, match: "sidechain" }),
    role: helper === undefined ? undefined : textOf(line["agentName"]),
    version: textOf(line["version"]),
    cwd: textOf(line["cwd"]),
    branch: textOf(line["gitBranch"]),
    model: textOf(line["model"]),
  };
}

/** Text of the parts of a message, thoughts left out. */
function wordsOf(line: Fields): string {
  return listOf(fieldsOf(line["message"])?.["parts"])
    .flatMap((part) => textOf(part["text"]) ?? [])
    .join("\n");
}

function userLine(writer: SessionWriter, line: Fields, about: About): void {
  const text = wordsOf(line);
  if (text === "") return;
  const isPerson =
    (line["provenance"] ?? "real_user") === "real_user" && line["subtype"] === undefined;
  if (isPerson) return writer.begin(writer.thread(about, text), { prompt: text });
  const thread = writer.thread(about);
  const shown = textOf(fieldsOf(line["systemPayload"])?.["displayText"]);
  const kind = textOf(line["subtype"]) ?? textOf(line["provenance"]) ?? "system";
  if (kind === "mid_turn_user_message") return writer.prompt(thread, text);
  writer.begin(thread, {
    note: `Went on by itself (${kind})${shown === undefined ? "" : `: ${shown}`}`,
  });
}

function toolResult(writer: SessionWriter, line: Fields, about: About): void {
  const status = textOf(fieldsOf(line["toolCallResult"])?.["status"]);
  for (const part of listOf(fieldsOf(line["message"])?.["parts"])) {
    const response = fieldsOf(part["functionResponse"]);
    const id = textOf(response?.["id"]) ?? textOf(fieldsOf(line["toolCallResult"])?.["callId"]);
    if (!response || id === undefined) continue;
    const said = fieldsOf(response["response"]);
    const error = textOf(said?.["error"]);
    const ok = error === undefined && (status === undefined || status === "success");
    writer.result(writer.thread(about), id, ok, error ?? textOf(said?.["output"]));
  }
}
