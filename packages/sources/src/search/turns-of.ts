import { isKnownEvent, type StoredRunEvent } from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";

/** Characters of one turn that can be found; the rest of a longer one cannot. */
const MOST = 64 * 1024;

/** A text of a session that can be found: what was asked, what was answered, or which tool was called. */
export interface Turn {
  readonly step: string;
  /** Place of its event in the run. */
  readonly seq: number;
  /** Wall clock in milliseconds. */
  readonly at: number;
  readonly role: "prompt" | "text" | "tool";
  readonly text: string;
}

/** The turns in some events of a run, one an event. */
export function turnsOf(events: readonly Stored[]): Turn[] {
  return events.flatMap((event) => (isKnownEvent(event) ? (turnOf(event) ?? []) : []));
}

function turnOf(event: StoredRunEvent): Turn | undefined {
  switch (event.type) {
    case "agent.prompt":
      return made(event, "prompt", event.data.text);
    case "agent.text":
      return made(event, "text", event.data.text);
    case "agent.tool.started":
      return made(event, "tool", [event.data.title, event.data.input].join("\n"));
    default:
      return undefined;
  }
}

function made(
  { seq, at, step }: { readonly seq: number; readonly at: number; readonly step: string },
  role: Turn["role"],
  text: string,
): Turn | undefined {
  const trimmed = text.trim().slice(0, MOST);
  return trimmed === "" ? undefined : { step, seq, at, role, text: trimmed };
}
