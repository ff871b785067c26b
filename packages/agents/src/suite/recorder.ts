import type { ConversationEvent } from "../agent.ts";

/** Keeps the events of a conversation and lets a test wait for one. */
export interface Recorder {
  readonly events: readonly ConversationEvent[];
  readonly emit: (event: ConversationEvent) => void;
  /** Resolves with the first event that fits, also one that came already. */
  next(fits: (event: ConversationEvent) => boolean): Promise<ConversationEvent>;
  /** All text of a type, in order. */
  said(type: "agent.text" | "agent.thought"): string;
}

/** A recorder that has heard nothing yet. */
export function createRecorder(): Recorder {
  const events: ConversationEvent[] = [];
  const waiting = new Set<(event: ConversationEvent) => void>();
  return {
    events,
    emit(event) {
      events.push(event);
      for (const wake of waiting) wake(event);
    },
    next(fits) {
      const found = events.find(fits);
      if (found) return Promise.resolve(found);
      const { promise, resolve } = Promise.withResolvers<ConversationEvent>();
      const wake = (event: ConversationEvent): void => {
        if (!fits(event)) return;
        waiting.delete(wake);
        resolve(event);
      };
      waiting.add(wake);
      return promise;
    },
    said: (type) => events.map((event) => (event.type === type ? event.data.text : "")).join(""),
  };
}
