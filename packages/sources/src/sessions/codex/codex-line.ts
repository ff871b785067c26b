import { type Fields, fieldsOf, textOf, timeOf } from "../json-line.ts";
import type { SessionWriter } from "../session-writer.ts";
import { codexThread, rememberMeta, rememberTurn } from "./codex-about.ts";
import { codexEvent } from "./codex-event.ts";
import { codexItem } from "./codex-item.ts";
import { tokenUsageRecord } from "./codex-usage.ts";

/** Lines that are about the file and the model's context alone. */
const SILENT = new Set([
  "inter_agent_communication",
  "inter_agent_communication_metadata",
  "realtime_item",
  "security_risk_score",
  "session_state",
  "world_state",
]);

/** Puts one line of a session file of Codex into events. */
export function codexLine(writer: SessionWriter, line: Fields, name: string): void {
  writer.setTime(timeOf(line["timestamp"]));
  const type = textOf(line["type"]);
  const payload = fieldsOf(line["payload"]);
  if (type === undefined || (!payload && !SILENT.has(type)))
    return writer.unknown(type ?? "line", line);
  if (SILENT.has(type) || !payload) return;
  switch (type) {
    case "session_meta":
      return rememberMeta(writer, payload);
    case "turn_context":
      return rememberTurn(writer, payload, name);
    case "response_item":
      // What the agent tells itself when it makes its conversation shorter.
      if (fieldsOf(line["metadata"])?.["compaction_output"] === true) return;
      return codexItem(writer, payload, name);
    case "event_msg":
      return codexEvent(writer, payload, name);
    case "token_usage_record":
      return tokenUsageRecord(writer, payload, name);
    case "compacted":
      if (writer.state.begun)
        writer.say(codexThread(writer, name), "note", "The conversation was made shorter.");
      return;
    default:
      writer.unknown(type, line);
  }
}
