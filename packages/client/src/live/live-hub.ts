import type {
  FlowRunStarted,
  FlowRunStepUpdated,
  HeardFrame,
  Patch,
  TraceColumns,
} from "@wheelhouse/core";
import type { LiveState } from "./live-state.ts";

/** Who hears a topic. A listener that throws stops nobody else. */
export interface TopicListener {
  /** The topics `runs`, `requests`, `issues:<project>`, `state:<run>` and others: things as they are now. */
  onPatch?(patch: Patch): void;
  /** The topics of a run and of a step: rows in columns, in the order of `seq`. */
  onTrace?(rows: TraceColumns): void;
  /** The topics `thread:<project>/<name>`: more of a reply that is being written. */
  onHeard?(heard: HeardFrame): void;
  onFlowStarted?(started: FlowRunStarted): void;
  onStepUpdated?(updated: FlowRunStepUpdated): void;
  /**
   * From here on nothing of this topic is missed: the time to fetch a snapshot. *Contract*: everything
   * after the global position `asOf` comes, each thing once and in order, until the next call; that
   * comes when what was missed cannot be given again, such as after a reset, and the snapshot is then
   * to be fetched anew. A lower `asOf` than before means another journal: nothing that is kept is true
   * of it. What a snapshot already holds (`seq` or `rev`) is for the listener to drop.
   * Nothing comes before the first call, and no call comes before `subscribe` has returned.
   */
  onOpen(asOf: number): void;
}

/** What a tab subscribes to; the same whether the tab has the connection or a worker that all tabs share. */
export interface LiveHub {
  /**
   * Hears a topic until the answer is called. A topic may have many listeners; it ends with the last.
   * A name that no topic can have, such as one that somebody typed, is never opened.
   */
  subscribe(topic: string, listener: TopicListener): () => void;
  /** The same object until it changes. */
  readonly state: LiveState;
  /** Told after each change; gives up when the answer is called. */
  onState(listener: (state: LiveState) => void): () => void;
  /** Whether this is the one tab of the browser that speaks for all, such as by a notification. */
  readonly isLeader: boolean;
  /** Told when this tab becomes the leader, once, and at once when it is already. */
  onLeader(listener: () => void): () => void;
  /** Tries again now, also after a refusal: there is a new session, or somebody looks again. */
  wake(): void;
  /** Ends all subscriptions. */
  close(): void;
}
