import { countOf, type Fields, fieldsOf, textOf } from "../json-line.ts";
import type { About, SessionWriter } from "../session-writer.ts";
import { tell } from "./told-usage.ts";

/** Lines about the file and the screen. */
const SILENT = new Set([
  "at_command",
  "attribution_snapshot",
  "background_task_completed",
  "branch_checkpoint",
  "custom_title",
  "file_history_snapshot",
  "goal_runtime",
  "goal_state",
  "goal_turn_end",
  "omni_recall",
  "parent_session",
  "rewind",
  "session_artifact_event",
  "session_artifact_snapshot",
  "session_model",
  "session_recording_degraded",
  "session_source",
  "session_sources_snapshot",
  "slash_command",
  "turn_result",
  "user_text_elements",
]);
/** Answers of an endpoint after which it is not asked again. */
const FINAL = new Set([400, 401, 402, 403, 404]);

/** A line that the agent writes for itself. */
export function qwenSystem(writer: SessionWriter, line: Fields, about: About): void {
  const payload = fieldsOf(line["systemPayload"]);
  switch (line["subtype"]) {
    case "ui_telemetry":
      return telemetry(writer, fieldsOf(payload?.["uiEvent"]) ?? {}, about);
    case "chat_compression":
      return writer.say(writer.thread(about), "note", "The conversation was made shorter.");
    case "mid_turn_user_message": {
      const text = textOf(payload?.["displayText"]) ?? textOf(payload?.["text"]);
      if (text !== undefined) writer.prompt(writer.thread(about, text), text);
      return;
    }
    default: {
      const subtype = textOf(line["subtype"]);
      if (subtype === undefined || !SILENT.has(subtype)) writer.unknown(subtype ?? "system", line);
    }
  }
}

/**
 * What the agent measures. Answers tell here what they have used before they are written, those of which nothing else
 * tells too, such as what it remembers by; those of helpers are told again in the helpers' own files.
 */
function telemetry(writer: SessionWriter, event: Fields, about: About): void {
  if (textOf(event["subagent_id"]) !== undefined) return;
  const model = textOf(event["model"]);
  switch (event["event.name"]) {
    case "qwen-code.api_response": {
      const inputTokens = writer.figure(event["input_token_count"]);
      if (inputTokens === undefined) return;
      const usage = {
        inputTokens,
        outputTokens: Math.max(
          (writer.figure(event["total_token_count"]) ?? 0) - inputTokens,
          writer.figure(event["output_token_count"]) ?? 0,
        ),
        cachedTokens: writer.figure(event["cached_content_token_count"]) ?? 0,
        cacheWriteTokens: 0,
        reasoningTokens: writer.figure(event["thoughts_token_count"]) ?? 0,
      };
      writer.spend(writer.thread(about), usage, { model });
      tell(writer, usage);
      return;
    }
    case "qwen-code.api_error": {
      const thread = writer.thread(about);
      const error = textOf(event["error_message"]) ?? "it does not say why";
      const status = countOf(event["status_code"]) ?? 0;
      if (!FINAL.has(status))
        return writer.say(thread, "note", `The model's endpoint failed: ${error}`);
      const isKey = status === 401 || status === 403;
      return writer.end(thread, { how: "failed", class: isKey ? "auth" : "endpoint", error });
    }
    default:
  }
}
