import type { RunListItem, RunState, SourceKind } from "@wheelhouse/core";
import type { Member } from "../lineage/member.ts";
import type { Cursor } from "../read/cursor.ts";

/** How far a log has been read, and what came of it. */
export interface CachedLog {
  readonly run: string;
  readonly kind: SourceKind;
  readonly path: string;
  /** How its harness names it. */
  readonly name: string;
  readonly cursor: Cursor;
  /** Time of the file's last change when it was last read to its end, in ms. */
  readonly mtimeMs: number;
  /** When something was last heard of it, in ms. */
  readonly heardAt: number;
  /** Seq of its last event. */
  readonly seq: number;
  readonly bad: number;
  readonly unknown: number;
  /** As an item of the list, never stale; undefined before its first event. */
  readonly item: RunListItem | undefined;
  readonly member: Member | undefined;
}

/** What it takes to go on with a log. */
export interface LogMemory {
  readonly state: RunState;
  /** What its translator kept. */
  readonly kept: unknown;
  /** Seq of the last checkpoint. */
  readonly checkpoint: number;
}

/** A place in a log from which it can be translated. */
export interface Checkpoint {
  /** Seq of the last event before it. */
  readonly seq: number;
  /** Where its line begins, in bytes. */
  readonly offset: number;
  /** Lines before it. */
  readonly lines: number;
  readonly kept: unknown;
}

/** A broken line. */
export interface CachedLine {
  /** From 1. */
  readonly line: number;
  readonly offset: number;
  readonly problem: string;
  readonly text: string;
}

/** What to remember of a log that was read on. */
export interface LogUpdate {
  readonly log: CachedLog;
  readonly memory: LogMemory | undefined;
  /** It was read anew: what was remembered before is void. */
  readonly isAnew: boolean;
  /** Ready to be stored: `kept` was serialized when it was that of its place. */
  readonly checkpoints: readonly (Omit<Checkpoint, "kept"> & { readonly kept: Uint8Array })[];
  readonly lines: readonly CachedLine[];
}
