import { stripVTControlCharacters } from "node:util";
import { scrub, WheelhouseError } from "@wheelhouse/core";

// Control characters but tab and line feed, and the marks that turn the direction of text.
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The whole message of a commit of ours. Its words may be an agent's, and it is handed over with the work: nothing in it
 * steers the terminal of whoever reads the history, and what looks like a secret is left out. Pure.
 */
export function messageOf(
  message: string,
  trailers: Readonly<Record<string, string>> = {},
): string {
  const lines = Object.entries(trailers).map(([name, value]) => {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name))
      throw new WheelhouseError("internal", `${JSON.stringify(name)} is no name of a trailer.`);
    return `${name}: ${plain(value.replaceAll(/\s+/g, " "))}\n`;
  });
  const body = plain(message) || "Work";
  return lines.length === 0 ? `${body}\n` : `${body}\n\n${lines.join("")}`;
}

function plain(text: string): string {
  return scrub(stripVTControlCharacters(text).replaceAll(CONTROLS, "")).trim();
}
