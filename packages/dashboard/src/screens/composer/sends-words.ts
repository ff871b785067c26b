import type { Mode } from "./mode.ts";

const SENDS: Readonly<Record<Mode, string>> = {
  comment: "Comment",
  issue: "Make the issue",
  do: "Make the issue and start it",
  chat: "Send",
};

/** What sending does, for the button that does it. */
export function sendsWords(mode: Mode, isFlow: boolean): string {
  return isFlow ? "Start the run" : SENDS[mode];
}
