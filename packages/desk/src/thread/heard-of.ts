import type { ConversationEvent } from "@wheelhouse/engine";
import { type Heard, oneLine } from "@wheelhouse/core";

/** Longest title of a tool's call, and longest note, in characters. */
const TITLE_CHARACTERS = 300;
const NOTE_CHARACTERS = 1_000;

/**
 * What of an agent's conversation people hear while it writes; undefined for what they do not. `titles` has those of its
 * calls up to now, and is added to.
 */
export function heardOf(event: ConversationEvent, titles: Map<string, string>): Heard | undefined {
  switch (event.type) {
    case "agent.text":
      return event.data.text === "" ? undefined : { kind: "text", text: event.data.text };
    case "agent.thought":
      return event.data.text === "" ? undefined : { kind: "thought", text: event.data.text };
    case "agent.tool.started": {
      // What is handed in is shown as what it is: proposals, a question, decisions.
      if (SUBMIT.test(event.data.title)) return undefined;
      const call = cut(event.data.tool);
      const title = oneLine(event.data.title, TITLE_CHARACTERS);
      titles.set(call, title);
      return { kind: "tool", call, title, state: "begun" };
    }
    case "agent.tool.updated": {
      const state = STATES[event.data.status];
      const call = cut(event.data.tool);
      const title = titles.get(call);
      return state && title !== undefined ? { kind: "tool", call, title, state } : undefined;
    }
    case "agent.permission":
      return event.data.decision === "reject"
        ? note(`Refused: ${event.data.title ?? event.data.kind}`)
        : undefined;
    case "agent.note":
      return note(event.data.text);
    default:
      return undefined;
  }
}

/** Adds something to what was heard; a text goes on in the last one of its kind. */
export function addHeard(all: Heard[], next: Heard): void {
  const last = all.at(-1);
  if (last && (next.kind === "text" || next.kind === "thought") && last.kind === next.kind)
    all[all.length - 1] = { kind: next.kind, text: last.text + next.text };
  else all.push(next);
}

/** How agents name the call that hands in: by its own name, or with that of the server it is on. */
const SUBMIT = /^(?:mcp[_.]+)?(?:wheelhouse[_./: ]+)?submit(?: \(wheelhouse MCP Server\))?$/;

const STATES: Readonly<Record<string, "done" | "failed">> = { completed: "done", failed: "failed" };

function note(text: string): Heard {
  return { kind: "note", text: oneLine(text, NOTE_CHARACTERS) };
}

/** Names of calls are made by agents. */
function cut(call: string): string {
  return call.slice(0, 300);
}
