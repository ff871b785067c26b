import type { LiveState } from "./live-state.ts";
import type { Batch } from "./topic-frame.ts";

/** One tab's place at a connection, be that in the tab or in a worker. */
export interface Seat {
  want(topic: string): void;
  drop(topic: string): void;
  wake(): void;
  /** Gives up the place; nothing is told any more. */
  leave(): void;
}

/** What is told to a seat, in the order in which it happened. */
export interface SeatEvents {
  /** Everything of the topic after `asOf` comes in batches from now on. */
  onOpen(topic: string, asOf: number): void;
  onBatch(batch: Batch): void;
  onState(state: LiveState): void;
}

/** Takes a place. *Contract*: the state that there is comes first, and before this returns or after. */
export type TakeSeat = (events: SeatEvents) => Seat;
