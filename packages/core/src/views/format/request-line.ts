import { oneLine } from "./one-line.ts";

/** What names a request and does not say what it wants: a line that is all bold or a heading, or that leads to what follows. */
const LEADS = /^(?:\*\*.*\*\*|#{1,6} .*|.*:)$/;
/** Marks of Markdown that mean nothing in one line. */
const MARKS = /\*\*|`|^\s*(?:[-*>]|\d{1,3}[.)])\s+|^#{1,6} /g;
/** Only so much of a text is looked at, in characters. */
const LOOK = 4_000;

/** The first line of a request that says what it wants, as plain words of at most 200 characters. */
export function requestLine(text: string): string {
  const lines = text
    .slice(0, LOOK)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const line = lines.find((each) => !LEADS.test(each)) ?? lines[0] ?? "";
  return oneLine(line.replaceAll(MARKS, ""), 200);
}
