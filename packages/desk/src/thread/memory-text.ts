import { fenced, type MessageRow, oneLine, type ThreadState } from "@wheelhouse/core";
import { countTokens, cutToTokens } from "./count-tokens.ts";

/** Most tokens that a session is told of what was said before it, and how they are shared out. */
const MOST = { all: 6_000, summary: 2_000, message: 1_000, lines: 1_000 } as const;
/** Most of a message that a line of ours has, in characters. */
const LINE_CHARACTERS = 160;

/**
 * What a new session is told of a conversation: its summary, and the messages since then, of which the newest are kept whole as
 * far as there is room, and of the others a line each. Empty when nothing was said. Pure.
 */
export function memoryText(
  summary: ThreadState["summary"],
  messages: readonly MessageRow[],
): string {
  const said = messages.filter(isSaid);
  if (summary === undefined && said.length === 0) return "";
  const short = summary && cutToTokens(summary.text, MOST.summary);
  let room = MOST.all - MOST.lines - countTokens(short ?? "");
  const whole: string[] = [];
  let left = said.length;
  for (const message of said.toReversed()) {
    const text = `${speakerOf(message)}: ${cutToTokens(message.text.trim(), MOST.message)}`;
    room -= countTokens(text);
    if (room < 0) break;
    whole.unshift(text);
    left--;
  }
  const lines = linesOf(said.slice(0, left), MOST.lines);
  const parts = [
    ...(short === undefined ? [] : [`In short:\n${short}`]),
    ...(lines === "" ? [] : [`After that, a line each:\n${lines}`]),
    ...whole,
  ];
  return fenced(parts.join("\n\n"), "text");
}

/**
 * A summary made without a model: that before, and the first line of each message since. Where it gets too long the
 * middle goes, so that how it began and where it is now both stay. Pure.
 */
export function summaryWithoutModel(
  before: string | undefined,
  messages: readonly MessageRow[],
): string {
  const lines = [
    ...(before?.split("\n") ?? []),
    ...messages.filter(isSaid).map((message) => lineOf(message)),
  ];
  return withoutMiddle(lines, MOST.summary).join("\n");
}

/** Only what somebody said counts: a reply that failed is repeated by the one after it. */
function isSaid({ speaker, status, text }: MessageRow): boolean {
  return text.trim() !== "" && (speaker !== "orchestrator" || status !== "failed");
}

function linesOf(messages: readonly MessageRow[], tokens: number): string {
  return withoutMiddle(messages.map(lineOf), tokens).join("\n");
}

function lineOf(message: MessageRow): string {
  return `- ${speakerOf(message)}: ${oneLine(message.text, LINE_CHARACTERS)}`;
}

function speakerOf({ speaker }: MessageRow): string {
  return speaker === "orchestrator" ? "You" : speaker === "person" ? "Person" : "Wheelhouse";
}

const GAP = "- […]";

function withoutMiddle(lines: readonly string[], tokens: number): readonly string[] {
  const sizes = lines.map((line) => countTokens(line) + 1);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all <= tokens) return lines;
  const half = (tokens - countTokens(GAP)) / 2;
  const fitting = (parts: readonly number[]): number => {
    let room = half;
    const end = parts.findIndex((size) => (room -= size) < 0);
    return end < 0 ? parts.length : end;
  };
  const first = fitting(sizes);
  const last = fitting(sizes.toReversed());
  const kept = [
    ...lines.slice(0, first),
    GAP,
    ...lines.slice(Math.max(first, lines.length - last)),
  ];
  return kept.filter((line, at) => line !== GAP || kept.indexOf(GAP) === at);
}
