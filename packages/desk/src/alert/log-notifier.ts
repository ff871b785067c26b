import { oneLine } from "@wheelhouse/core";
import type { Notifier } from "./notifier.ts";

/** Most characters of an alert's text that are in its line. */
const MOST_TEXT = 500;

/** Writes a line for each alert. */
export function logNotifier(write: (line: string) => void): Notifier {
  return {
    channel: "log",
    async send({ id, title, text, priority, link, count }) {
      const parts = [
        `Alert ${id}, ${priority}: ${title}`,
        ...(count > 1 ? [`${count} times`] : []),
        ...(text === "" ? [] : [oneLine(text, MOST_TEXT)]),
        ...(link === undefined ? [] : [link]),
      ];
      // A line of a log is read in terminals, which would obey what is in it.
      write(oneLine(parts.join(" · ").replaceAll(/[\p{Cc}\p{Cf}]/gu, " "), 4_000));
      return { ok: true };
    },
  };
}
