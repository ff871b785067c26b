import type { EventOf, Stamp } from "../../run/events.ts";
import { attemptEntryOf } from "./add-attempt-entry.ts";
import type { AttemptEntry, TextItem } from "./entries.ts";
import type { Timeline } from "./timeline-state.ts";

type TextEvent =
  | EventOf<"agent.prompt">
  | EventOf<"agent.text">
  | EventOf<"agent.thought">
  | EventOf<"agent.note">;

/**
 * What an agent is told, says or thinks. Pieces of one kind that follow each other are one item; its
 * chunks are kept apart, so that a long text is not copied again with every piece.
 */
export function addText(timeline: Timeline, event: TextEvent & Stamp): AttemptEntry {
  const entry = attemptEntryOf(timeline, event);
  const kind = KINDS[event.type];
  const last = entry.items.at(-1);
  const goesOn = last?.kind === kind && (kind === "text" || kind === "thought");
  if (goesOn) last.chunks.push(event.data.text);
  else entry.items.push({ kind, seq: event.seq, at: event.at, chunks: [event.data.text] });
  return entry;
}

const KINDS = {
  "agent.prompt": "prompt",
  "agent.text": "text",
  "agent.thought": "thought",
  "agent.note": "note",
} as const satisfies Record<TextEvent["type"], TextItem["kind"]>;
