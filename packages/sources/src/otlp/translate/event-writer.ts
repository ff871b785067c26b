import type { Json } from "@wheelhouse/core";
import type { LogEvent } from "../../log-format.ts";
import type { Session } from "./otlp-state.ts";

/** Data of an event of which some members may be absent. */
export type Data = Readonly<Record<string, Json | undefined>>;

/** Gathers the events of a line. */
export class EventWriter {
  #events: LogEvent[] = [];

  put(type: string, at: number, data: Data, session?: Session, attempt?: string): void {
    const place = session && { step: session.step, ...(attempt !== undefined && { attempt }) };
    this.#events.push({ type, at, data: present(data), ...place });
  }

  take(): readonly LogEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}

function present(data: Data): Json {
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(data)) if (value !== undefined) kept[key] = value;
  return kept;
}
