import type { EventOf, Stamp } from "../../run/events.ts";
import { attemptEntryOf } from "./add-attempt-entry.ts";
import type { AttemptEntry, ToolItem } from "./entries.ts";
import type { Timeline } from "./timeline-state.ts";

type ToolEvent =
  | EventOf<"agent.tool.started">
  | EventOf<"agent.tool.updated">
  | EventOf<"agent.permission">;

/** Tool statuses after which nothing of the call is expected any more. */
const ENDED: ReadonlySet<string> = new Set(["completed", "failed", "cancelled"]);

/** A tool call with its status, and what was decided about it. An update of a call that nobody began stands for it. */
export function addTool(timeline: Timeline, event: ToolEvent & Stamp): AttemptEntry {
  const entry = attemptEntryOf(timeline, event);
  const { seq, at } = event;
  switch (event.type) {
    case "agent.tool.started": {
      const { tool, kind: toolKind, title, locations = [], input } = event.data;
      addCall(entry, { ...CALL, seq, at, tool, toolKind, title, locations, input });
      return entry;
    }
    case "agent.tool.updated": {
      const { tool, status, output } = event.data;
      const item = entry.tools.get(tool) ?? addCall(entry, { ...CALL, seq, at, tool, title: tool });
      item.status = status;
      item.output = output ?? item.output;
      if (ENDED.has(status)) item.endedAt = at;
      return entry;
    }
    case "agent.permission": {
      const { tool, kind: toolKind, decision, why } = event.data;
      entry.items.push({ kind: "permission", seq, at, tool, toolKind, decision, why });
      return entry;
    }
  }
}

const CALL = {
  kind: "tool",
  toolKind: "other",
  locations: [],
  input: undefined,
  status: "in_progress",
  output: undefined,
  endedAt: undefined,
} as const;

function addCall(entry: AttemptEntry, item: ToolItem): ToolItem {
  entry.items.push(item);
  entry.tools.set(item.tool, item);
  return item;
}
