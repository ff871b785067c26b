import { countOf, type Fields, fieldsOf, listOf, textOf, timeOf } from "../json-line.ts";
import type { SessionWriter } from "../session-writer.ts";
import { aboutOf } from "./claude-about.ts";
import { claudeAnswer } from "./claude-answer.ts";
import { PENDING_COMMAND, PRINTED, SILENT_LINES } from "./claude-lines.ts";
import { claudeUser } from "./claude-user.ts";

/** Puts one line of a session file of Claude Code into events. */
export function claudeLine(writer: SessionWriter, line: Fields, name: string): void {
  const type = textOf(line["type"]);
  writer.setTime(timeOf(line["timestamp"]));
  switch (type) {
    case "user":
      return claudeUser(writer, line, aboutOf(writer, line, name));
    case "assistant":
      return claudeAnswer(writer, line, aboutOf(writer, line, name));
    case "system":
      return systemLine(writer, line, name);
    case "attachment":
      return attachment(writer, line, name);
    case "pr-link": {
      const repository = textOf(line["prRepository"]);
      if (repository !== undefined && writer.state.begun) writer.touch(repository, "reference");
      return;
    }
    default:
      if (type === undefined || !SILENT_LINES.has(type)) writer.unknown(type ?? "line", line);
  }
}

function systemLine(writer: SessionWriter, line: Fields, name: string): void {
  if (line["subtype"] === "local_command") return printed(writer, line);
  if (!writer.state.begun) return;
  const about = aboutOf(writer, line, name);
  switch (line["subtype"]) {
    case "api_error": {
      const error = fieldsOf(line["error"]);
      const said = textOf(error?.["formatted"]) ?? textOf(error?.["message"]) ?? "no reason given";
      const [attempt, most] = [countOf(line["retryAttempt"]), countOf(line["maxRetries"])];
      const retry = attempt === undefined ? "" : ` (retry ${attempt} of ${most ?? "?"})`;
      return writer.say(
        writer.thread(about),
        "note",
        `The model's endpoint failed: ${said}${retry}`,
      );
    }
    case "compact_boundary":
      return writer.say(writer.thread(about), "note", "The conversation was made shorter.");
    case "turn_duration":
    case "stop_hook_summary": {
      const thread = writer.thread(about);
      if (thread.mayBeDone) writer.end(thread, { how: "completed" });
      return;
    }
    default: {
      const said = textOf(line["content"]);
      const isBad = line["level"] === "error" || line["level"] === "warning";
      if (isBad && said !== undefined) writer.say(writer.thread(about), "note", said);
    }
  }
}

/** A command of the screen has done its work: no answer follows. */
function printed({ state }: SessionWriter, line: Fields): void {
  if (PRINTED.test(textOf(line["content"]) ?? "")) delete state.facts[PENDING_COMMAND];
}

/** Only what a person says while the agent works is of the conversation; all others are told to the model. */
function attachment(writer: SessionWriter, line: Fields, name: string): void {
  const attached = fieldsOf(line["attachment"]);
  if (attached?.["type"] !== "queued_command") return;
  const origin = fieldsOf(attached["origin"])?.["kind"];
  if (origin !== undefined && origin !== "human") return;
  const { prompt } = attached;
  const text =
    textOf(prompt) ??
    listOf(prompt)
      .map((block) => textOf(block["text"]) ?? "")
      .join("\n");
  if (text === "") return;
  writer.prompt(writer.thread(aboutOf(writer, line, name), text), text);
}
