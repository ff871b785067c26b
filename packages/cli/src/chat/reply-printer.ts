import type { Heard } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import type { ReplyView } from "./follow-reply.ts";

/**
 * Prints a reply as it comes: its words as they are, what the agent does as rows of their own, dim. *Contract*: what it writes ends
 * where a line does once the reply has ended.
 */
export function replyPrinter(write: (text: string) => void, paint: Paint): ReplyView {
  let isAtStart = true;
  let hasWords = false;
  const shown = new Set<string>();
  const put = (text: string): void => {
    if (text === "") return;
    write(text);
    isAtStart = text.endsWith("\n");
  };
  const row = (text: string): void =>
    put(`${isAtStart ? "" : "\n"}${paint.dim(`  ${clean(text).replaceAll("\n", " ")}`)}\n`);
  return {
    begun() {
      hasWords = false;
      shown.clear();
    },
    heard(heard: Heard) {
      switch (heard.kind) {
        case "text": {
          const text = clean(heard.text);
          hasWords ||= text.trim() !== "";
          put(text);
          return;
        }
        case "tool": {
          const { call, title, state } = heard;
          if (state === "failed") row(`✗ ${title}`);
          else if (!shown.has(call)) row(`· ${title}`);
          shown.add(call);
          return;
        }
        case "note":
          row(heard.text);
          return;
        case "thought":
          return;
        default:
          return heard satisfies never;
      }
    },
    ended(text) {
      // An agent that says nothing while it writes is heard at the end.
      if (!hasWords) put(clean(text));
      if (!isAtStart) put("\n");
    },
    again(why) {
      row(`${why.replace(/[.!?]?$/, ".")} It is tried again.`);
    },
  };
}

/** Shows nothing: for who wants the answer as data. */
export const SILENT: ReplyView = {
  begun: () => undefined,
  heard: () => undefined,
  ended: () => undefined,
  again: () => undefined,
};
