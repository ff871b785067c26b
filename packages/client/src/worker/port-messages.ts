import type { LiveState } from "../live/live-state.ts";
import type { Batch } from "../live/topic-frame.ts";

/** What a tab says to the worker. Both are of one build: the worker's name has it. */
export type TabSays =
  /** It takes a seat; `lock` is free when it is dead. */
  | { readonly type: "hello"; readonly lock: string | undefined; readonly isShown: boolean }
  | { readonly type: "want"; readonly topic: string }
  | { readonly type: "drop"; readonly topic: string }
  | { readonly type: "show"; readonly isShown: boolean }
  | { readonly type: "wake" }
  | { readonly type: "leave" };

/** What the worker says to a tab. Frames stay text: who needs them reads them. */
export type WorkerSays =
  /** The seat is taken; `lock` is free when the worker is dead. */
  | { readonly type: "welcome"; readonly lock: string | undefined }
  | { readonly type: "open"; readonly topic: string; readonly asOf: number }
  | { readonly type: "batch"; readonly batch: Batch }
  | { readonly type: "state"; readonly state: LiveState };

/** The part of a message port that is used. */
export interface Port {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: TabSays | WorkerSays): void;
  close(): void;
}
