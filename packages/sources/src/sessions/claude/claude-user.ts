import { type Fields, fieldsOf, listOf, textOf } from "../json-line.ts";
import type { About, SessionWriter } from "../session-writer.ts";
import { MOST_SAID, shownText } from "../shown-text.ts";
import { follow } from "./claude-about.ts";
import {
  commandOf,
  COMMAND,
  INTERRUPTED,
  PENDING_COMMAND,
  PRINTED,
  REMINDER,
  SHELL_PRINTED,
} from "./claude-lines.ts";

/** A line of the person's side: a prompt, results of tools, or what the agent puts there itself. */
export function claudeUser(writer: SessionWriter, line: Fields, about: About): void {
  const content = fieldsOf(line["message"])?.["content"];
  const blocks = listOf(content);
  for (const block of blocks) if (block["type"] === "tool_result") result(writer, block, about);
  const images = blocks.filter(({ type }) => type === "image" || type === "document").length;
  const said =
    typeof content === "string"
      ? content
      : blocks
          .flatMap((block) => (block["type"] === "text" ? [textOf(block["text"]) ?? ""] : []))
          .filter((text) => !REMINDER.test(text))
          .join("\n");
  const text = said === "" && images > 0 ? "[image]" : said;
  if (text === "" || REMINDER.test(text)) return;
  if (line["isMeta"] === true || line["isCompactSummary"] === true) return;
  words(writer, text, line, about);
  const thread = writer.state.threads.get(about.session);
  if (thread) follow(thread, line);
}

function words(writer: SessionWriter, text: string, line: Fields, about: About): void {
  const { facts, threads } = writer.state;
  const open = threads.get(about.session);
  if (INTERRUPTED.test(text)) {
    if (open) writer.end(open, { how: "cancelled", reason: "A person interrupted it." });
    return;
  }
  if (PRINTED.test(text)) {
    delete facts[PENDING_COMMAND];
    return;
  }
  if (SHELL_PRINTED.test(text)) return;
  if (COMMAND.test(text)) {
    facts[PENDING_COMMAND] = shownText(commandOf(text), MOST_SAID);
    return;
  }
  delete facts[PENDING_COMMAND];
  const thread = writer.thread(about, text);
  const origin = textOf(fieldsOf(line["origin"])?.["kind"]);
  if (origin !== undefined && origin !== "human")
    writer.begin(thread, { note: noteOf(origin, text) });
  else writer.begin(thread, { prompt: text });
}

/** What began a turn that nobody asked for. */
function noteOf(origin: string, text: string): string {
  const summary = /<summary>([^<]*)<\/summary>/.exec(text)?.[1];
  return `Went on by itself (${origin})${summary === undefined ? "" : `: ${summary}`}`;
}

function result(writer: SessionWriter, block: Fields, about: About): void {
  const id = textOf(block["tool_use_id"]);
  if (id === undefined) return;
  const { content } = block;
  const output =
    textOf(content) ??
    listOf(content)
      .map((part) => textOf(part["text"]) ?? `[${textOf(part["type"]) ?? "data"}]`)
      .join("\n");
  const thread = writer.thread(about);
  writer.result(thread, id, block["is_error"] !== true, output);
}
