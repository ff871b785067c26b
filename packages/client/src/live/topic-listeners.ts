import { hearFrame } from "./hear-frame.ts";
import type { TopicListener } from "./live-hub.ts";
import type { Seat } from "./seat.ts";
import type { Batch } from "./topic-frame.ts";

/** The listeners of one tab, by topic. */
export interface TopicListeners {
  readonly topics: Iterable<string>;
  add(topic: string, listener: TopicListener): () => void;
  open(topic: string, asOf: number): void;
  take(batch: Batch): void;
  clear(): void;
}

interface Hearing {
  readonly listener: TopicListener;
  isOpen: boolean;
}

interface TopicPlace {
  readonly hearings: Set<Hearing>;
  /** Whether the seat is open for the topic. */
  isOpen: boolean;
}

/** No listeners yet; `seat` is asked for a topic with its first listener and no more with its last. */
export function createTopicListeners(seat: () => Pick<Seat, "want" | "drop">): TopicListeners {
  const places = new Map<string, TopicPlace>();
  /** Whatever comes after this position is still to come to this tab. */
  let cursor = 0;

  function open(hearing: Hearing, asOf: number): void {
    hearing.isOpen = true;
    guarded(() => hearing.listener.onOpen(asOf));
  }

  /** One that comes late, once it has what `add` answers. */
  function openLate(place: TopicPlace, hearing: Hearing): void {
    if (place.isOpen && !hearing.isOpen && place.hearings.has(hearing)) open(hearing, cursor);
  }

  return {
    get topics() {
      return places.keys();
    },
    add(topic, listener) {
      const hearing: Hearing = { listener, isOpen: false };
      const known = places.get(topic);
      const place = known ?? { hearings: new Set(), isOpen: false };
      place.hearings.add(hearing);
      places.set(topic, place);
      queueMicrotask(() => {
        if (place.isOpen) return openLate(place, hearing);
        // The first one asks; it may have left again by now.
        if (known === undefined && places.get(topic) === place) seat().want(topic);
      });
      return () => {
        if (!place.hearings.delete(hearing) || place.hearings.size > 0) return;
        places.delete(topic);
        seat().drop(topic);
      };
    },
    open(topic, asOf) {
      cursor = asOf;
      const place = places.get(topic);
      if (place === undefined) return;
      place.isOpen = true;
      for (const hearing of place.hearings) open(hearing, asOf);
    },
    take(batch) {
      cursor = batch.cursor;
      for (const frame of batch.frames) {
        const { hearings } = places.get(frame.topic) ?? {};
        if (hearings === undefined) continue;
        guarded(() => {
          const tell = hearFrame(frame);
          if (tell === undefined) return;
          for (const { listener, isOpen } of hearings) if (isOpen) guarded(() => tell(listener));
        });
      }
    },
    clear() {
      places.clear();
    },
  };
}

/** What one listener throws is for the console, and not for the others. */
function guarded(call: () => void): void {
  try {
    call();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
