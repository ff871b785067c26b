/**
 * The schedules of a data directory, for the one host that fires them.
 *
 * Owns: looking at the clock, and doing what is due. Where each schedule is, is in the journal alone: what is kept here is
 * only when somebody has to look next. So a host that dies leaves nothing but open fires, and whoever comes next goes on:
 * what was due is done, a run is waited for, and of a command that was at work nobody knows how far it came.
 * Does not own: what a look finds (core's planFires), doing it (fire-work.ts), who is told (the inbox).
 */
import {
  isArmed,
  MOST_MISSED,
  planFires,
  runRowSchema,
  type ScheduleState,
} from "@wheelhouse/core";
import { readCron } from "./cron.ts";
import { endFire, endOfRun } from "./end-fire.ts";
import { readSchedule, readSchedules, scheduleId, writeSchedule } from "./schedule-log.ts";
import type { SchedulePorts } from "./schedule-ports.ts";
import { FireWork } from "./fire-work.ts";

/** Somebody looks at least this often: a machine may have slept, and a clock may have been set. Milliseconds. */
const LOOK_MS = 30_000;
/** So many that are due at one time share a commit: more would hold the loop for long. */
const SLICE = 100;
const OFF = "Wheelhouse was not running";
const ASLEEP = "the machine was asleep, or busy with something else";

/** See the file's header. */
export class Scheduler {
  readonly #ports: SchedulePorts;
  readonly #next = new Map<string, number>();
  readonly #closing = new AbortController();
  readonly #work: FireWork;
  #looking: Promise<void> = Promise.resolve();
  #cancelTimer: () => void = () => undefined;

  constructor(ports: SchedulePorts) {
    this.#ports = ports;
    this.#work = new FireWork(ports, {
      signal: this.#closing.signal,
      settle: (run) => this.settle(run),
    });
  }

  /** Goes on with what an earlier host has left, looks at the clock, and does so from now on. */
  async open(): Promise<void> {
    const states = await readSchedules(this.#ports.journal);
    for (const state of states) {
      this.#work.goOn(state);
      this.#plan(state);
    }
    await this.settle();
    await this.look(OFF);
  }

  /** A schedule was made or changed: it is looked at again. */
  async changed(id: string): Promise<void> {
    const state = await readSchedule(this.#ports.journal, id);
    if (!state) return;
    this.#plan(state);
    this.#work.begin(state);
    await this.look(ASLEEP);
  }

  /** Fires what is due, in turn with other looks. Resolves when it is in the journal, and being done. */
  async look(away: string = ASLEEP): Promise<void> {
    const looking = this.#looking.then(() => this.#look(away));
    this.#looking = looking.catch(() => undefined);
    await looking;
  }

  /** Gives an end to the fires whose runs have ended, or to that of one run. To be called when a run has. */
  async settle(run?: string): Promise<void> {
    const { journal } = this.#ports;
    const where = { status: "running", ...(run !== undefined && { run }) };
    for (const fire of await journal.rows("fires", { where })) {
      if (fire["run"] === null) continue;
      const [row] = await journal.rows("runs", { where: { id: fire["run"] ?? "" }, limit: 1 });
      const ended = row && runRowSchema.parse(row);
      if (!ended || ended.ended_at === null) continue;
      await endFire(this.#ports, String(fire["schedule"]), String(fire["fire"]), endOfRun(ended));
    }
  }

  /** Resolves when nothing is being done that was due. */
  async calm(): Promise<void> {
    await this.#work.calm();
  }

  /** Looks no more, and ends the commands that are at work: the next host gives their fires an end. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#cancelTimer();
    await this.#looking;
    await this.calm();
  }

  async #look(away: string): Promise<void> {
    if (this.#closing.signal.aborted) return;
    const now = this.#ports.clock.now();
    const due = [...this.#next].filter(([, at]) => at <= now).map(([id]) => id);
    try {
      for (let from = 0; from < due.length; from += SLICE)
        await Promise.all(due.slice(from, from + SLICE).map((id) => this.#fire(id, now, away)));
    } finally {
      this.#wait();
    }
  }

  async #fire(id: string, now: number, away: string): Promise<void> {
    const { journal, onError } = this.#ports;
    try {
      const before = await readSchedule(journal, id);
      if (!before || !isArmed(before)) return void this.#next.delete(id);
      const { cron, zone } = before.definition;
      const found = await readCron(cron, zone).between(before.until, now, MOST_MISSED);
      await writeSchedule(this.#ports, id, (state) =>
        // Somebody has changed it since its times were looked for: it is looked at again.
        state.seq === before.seq ? planFires(state, { now, ...found, away }) : [],
      );
      const after = await readSchedule(journal, id);
      if (!after) return;
      this.#plan(after);
      this.#work.begin(after);
    } catch (error) {
      // What goes wrong with one stops no other.
      this.#next.set(id, now + LOOK_MS);
      onError(error);
    }
  }

  /** When it is to be looked at next; one that this version cannot read is not, and stops no other. */
  #plan(state: ScheduleState): void {
    const id = scheduleId(state);
    const { cron, zone } = state.definition;
    this.#next.delete(id);
    if (!isArmed(state)) return;
    try {
      const [next] = readCron(cron, zone).next(state.until, 1);
      if (next !== undefined) this.#next.set(id, next);
    } catch (error) {
      this.#ports.onError(error);
    }
  }

  #wait(): void {
    this.#cancelTimer();
    if (this.#closing.signal.aborted) return;
    const { clock, onError } = this.#ports;
    const soonest = Math.min(...this.#next.values(), clock.now() + LOOK_MS);
    this.#cancelTimer = clock.after(Math.max(0, soonest - clock.now()), () => {
      this.look().catch(onError);
    });
  }
}
