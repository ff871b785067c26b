import type { ForeignEvent } from "../views/known-event.ts";
import { isoTime } from "../views/format/iso-time.ts";
import { type ScheduleEvent, scheduleEventSchema } from "./schedule-events.ts";

type DataOf<T extends ScheduleEvent["type"]> = Extract<ScheduleEvent, { type: T }>["data"];

/** A fire that has no end yet. Times are wall clock in milliseconds. */
export interface OpenFire {
  readonly fire: string;
  /** The time that it is for. */
  readonly at: number;
  readonly cause: "clock" | "person";
  readonly dueAt: number;
  dispatchedAt: number | undefined;
  startedAt: number | undefined;
  /** The run that does it, when one does. */
  run: string | undefined;
}

/** What is known of a schedule from its stream. */
export interface ScheduleState {
  /** What it is now. */
  definition: DataOf<"schedule.defined">;
  /** Events folded so far. */
  seq: number;
  /** What a person has trusted; equal to the definition's hash when it may fire. */
  trusted: string | undefined;
  paused: { readonly by: string; readonly reason?: string | undefined } | undefined;
  isRemoved: boolean;
  /** Every time of the clock up to here, this one included, has its row in the ledger or was not its own. */
  until: number;
  /** Rises when `until` was set back, so that a time which comes again has a fire of its own. */
  epoch: number;
  /** Fires that a person asked for so far. */
  asked: number;
  /** The oldest first. */
  readonly open: Map<string, OpenFire>;
}

/** An event of a schedule in its place. */
export type StoredScheduleEvent = ScheduleEvent & { readonly seq: number; readonly at: number };

const KNOWN: ReadonlySet<string> = new Set(
  scheduleEventSchema.options.map((option) => option.shape.type.value),
);

/** Whether this version knows events of this type. Their data was validated when they were written. */
export function isScheduleEvent(event: ForeignEvent): event is ForeignEvent & StoredScheduleEvent {
  return KNOWN.has(event.type);
}

/** Whether it fires by the clock: it is there, nobody has paused it, and a person trusts what it does. */
export function isArmed(state: ScheduleState): boolean {
  return !state.isRemoved && state.paused === undefined && isTrusted(state);
}

/** Whether a person trusts what it does now. */
export function isTrusted({ trusted, definition }: ScheduleState): boolean {
  return trusted === definition.hash;
}

/** The name of the fire of a time of the clock. */
export function fireOf(at: number, epoch: number): string {
  const time = isoTime(at);
  return epoch === 0 ? time : `${time}~${epoch}`;
}

/** Folds an event into a schedule; undefined as long as it does not exist. */
export function reduceSchedule(
  state: ScheduleState | undefined,
  event: ForeignEvent,
): ScheduleState | undefined {
  if (!state) {
    if (!isScheduleEvent(event) || event.type !== "schedule.defined") return undefined;
    return born(event);
  }
  state.seq = event.seq;
  if (!isScheduleEvent(event)) return state;
  const { at } = event;
  switch (event.type) {
    case "schedule.defined":
      state.definition = event.data;
      state.isRemoved = false;
      begin(state, event.data.from);
      if (event.data.origin === "person") state.trusted = event.data.hash;
      return state;
    case "schedule.trusted":
      state.trusted = event.data.hash;
      begin(state, event.data.from);
      return state;
    case "schedule.paused":
      state.paused = event.data;
      return state;
    case "schedule.resumed":
      state.paused = undefined;
      begin(state, event.data.from);
      return state;
    case "schedule.removed":
      state.isRemoved = true;
      return state;
    case "schedule.due":
      state.open.set(event.data.fire, opened(event.data, at));
      if (event.data.cause === "clock") reached(state, event.data.at);
      else state.asked++;
      return state;
    case "schedule.dispatched":
    case "schedule.started": {
      const fire = state.open.get(event.data.fire);
      if (!fire) return state;
      if (event.type === "schedule.started") fire.startedAt ??= at;
      else {
        fire.dispatchedAt ??= at;
        fire.run ??= event.data.run;
      }
      return state;
    }
    case "schedule.finished":
      state.open.delete(event.data.fire);
      return state;
    case "schedule.skipped":
      if (!state.open.delete(event.data.fire)) reached(state, event.data.at);
      return state;
    case "schedule.missed":
      for (const each of event.data.at) reached(state, each);
      return state;
    default:
      return event satisfies never;
  }
}

function born({
  seq,
  data,
}: Extract<StoredScheduleEvent, { type: "schedule.defined" }>): ScheduleState {
  return {
    definition: data,
    seq,
    trusted: data.origin === "person" ? data.hash : undefined,
    paused: undefined,
    isRemoved: false,
    until: data.from,
    epoch: 0,
    asked: 0,
    open: new Map(),
  };
}

function opened({ fire, at, cause }: DataOf<"schedule.due">, dueAt: number): OpenFire {
  return {
    fire,
    at,
    cause,
    dueAt,
    dispatchedAt: undefined,
    startedAt: undefined,
    run: undefined,
  };
}

/** From here on times are its own: usually later than the last one, and after a clock was set back, earlier. */
function begin(state: ScheduleState, from: number): void {
  if (from < state.until) state.epoch++;
  state.until = from;
}

function reached(state: ScheduleState, at: number): void {
  state.until = Math.max(state.until, at);
}
