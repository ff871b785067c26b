import { stripVTControlCharacters } from "node:util";

// What is left after escape sequences are gone: control characters but tab and line feed, and the
// marks that turn the direction of text, by which a file name can pretend to be another.
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text of agents, projects and foreign logs as it may reach a terminal: no escape sequence and no
 * control character but tab and line feed. Whoever writes a file must not get to steer a terminal.
 */
export function clean(text: string): string {
  return stripVTControlCharacters(text).replaceAll(CONTROLS, "");
}
