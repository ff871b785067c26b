import type { EventOf, RunEvent, RunEventType } from "../run/events.ts";
import { oneLine } from "./format/one-line.ts";

const TOLD = [
  "phase.entered",
  "candidate.selected",
  "candidate.dropped",
  "queue.item.picked",
  "queue.item.cleared",
  "queue.item.blocked",
  "wheel.requested",
  "wheel.taken",
  "wheel.released",
  "repo.touched",
  "heartbeat",
  "session.spawned",
  "span.started",
  "span.ended",
  "span.recorded",
] as const satisfies readonly RunEventType[];
const TYPES: ReadonlySet<string> = new Set(TOLD);

/** An event that only runs of other harnesses have, of those that are about the run as a whole. */
export type ObservedEvent = EventOf<(typeof TOLD)[number]>;

/** Whether an event is one of those: {@link observedText} has words for it. */
export function isObservedEvent<E extends RunEvent>(event: E): event is E & ObservedEvent {
  return TYPES.has(event.type);
}

/** What happened, in one line for a person; what the log itself says of it comes after a colon. */
export function observedText(event: ObservedEvent): string {
  const { data } = event;
  const words = happened(event);
  const said = "msg" in data ? data.msg : undefined;
  const isNamed = "by" in data && data.by !== undefined;
  const actor = !isNamed && "actor" in data && data.actor !== undefined ? ` by ${data.actor}` : "";
  return oneLine(said === undefined ? `${words}${actor}` : `${words}${actor}: ${said}`);
}

function happened(event: ObservedEvent): string {
  switch (event.type) {
    case "phase.entered":
      return `entered ${event.data.phase}`;
    case "candidate.selected":
      return `works on candidate ${event.data.label ?? event.data.id}`;
    case "candidate.dropped":
      return event.data.id === undefined
        ? "dropped the candidate"
        : `dropped candidate ${event.data.id}`;
    case "queue.item.picked":
      return `picked ${event.data.item}`;
    case "queue.item.cleared":
      return `cleared ${event.data.item ?? "the item"}`;
    case "queue.item.blocked":
      return because(`${event.data.item ?? "the item"} is blocked`, event.data.reason);
    case "wheel.requested": {
      const { item, reason } = event.data;
      return because(`asks a person to take the wheel${item ? ` for ${item}` : ""}`, reason);
    }
    case "wheel.taken":
      return `the wheel was taken${event.data.by === undefined ? "" : ` by ${event.data.by}`}`;
    case "wheel.released":
      return `the wheel was released${event.data.by === undefined ? "" : ` by ${event.data.by}`}`;
    case "repo.touched":
      return `touches ${event.data.repo}`;
    case "heartbeat":
      return "is alive";
    case "session.spawned":
      return `session ${event.data.title ?? event.data.role ?? event.data.session} began`;
    case "span.started":
      return `${event.data.name} began`;
    case "span.ended":
      return event.data.ok === false ? `${event.data.span} failed` : `${event.data.span} ended`;
    case "span.recorded":
      return because(event.data.name, event.data.error);
  }
}

const because = (what: string, reason: string | undefined): string =>
  reason === undefined || reason === "" ? what : `${what} (${reason})`;
