import { runEventSchema, type StoredRunEvent } from "../run/events.ts";

/** An event as a journal gives it back, of a type that this version may not know. */
export interface ForeignEvent {
  readonly seq: number;
  /** Wall clock of the append, in milliseconds. */
  readonly at: number;
  readonly type: string;
  readonly step?: string | undefined;
  readonly attempt?: string | undefined;
  readonly data: unknown;
}

const KNOWN: ReadonlySet<string> = new Set(
  runEventSchema.options.map((option) => option.shape.type.value),
);

/** Whether this version knows events of this type. Their data was validated when they were written. */
export function isKnownEvent(event: ForeignEvent): event is ForeignEvent & StoredRunEvent {
  return KNOWN.has(event.type);
}
