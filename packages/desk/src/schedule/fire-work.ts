import {
  type FireEnd,
  isWheelhouseError,
  messageOf,
  type OpenFire,
  type ScheduleState,
} from "@wheelhouse/core";
import { endFire } from "./end-fire.ts";
import { scheduleId, writeSchedule } from "./schedule-log.ts";
import type { SchedulePorts } from "./schedule-ports.ts";
import { Slots } from "./slots.ts";

/** So many commands are at work at once, and so many calls, which only wait: slow programs hold up none of these. */
const MOST_COMMANDS = 4;
const MOST_CALLS = 16;
/** Refusals that say: not now. */
const NOT_NOW: ReadonlySet<string> = new Set(["issue.state", "issue.blocked"]);

/**
 * Does what is due. A run is begun under the key of its fire, so that it is begun once however often that is tried. A command
 * or a call is begun once at most: that it is begun is in the journal before it is.
 */
export class FireWork {
  readonly #ports: SchedulePorts;
  readonly #signal: AbortSignal;
  readonly #settle: (run: string) => Promise<void>;
  readonly #working = new Map<string, Promise<void>>();
  readonly #slots = { command: new Slots(MOST_COMMANDS), http: new Slots(MOST_CALLS) };

  /** `signal` ends commands that are at work; `settle` is called when a run was begun. */
  constructor(
    ports: SchedulePorts,
    {
      signal,
      settle,
    }: { readonly signal: AbortSignal; readonly settle: (run: string) => Promise<void> },
  ) {
    this.#ports = ports;
    this.#signal = signal;
    this.#settle = settle;
  }

  /** Begins the fires of a schedule that nobody has begun. */
  begin(state: ScheduleState): void {
    for (const fire of state.open.values())
      if (fire.dispatchedAt === undefined)
        this.#track(scheduleId(state), fire, () => this.#perform(state, fire));
  }

  /** Goes on with what an earlier host has left of a schedule. */
  goOn(state: ScheduleState): void {
    this.begin(state);
    for (const fire of state.open.values())
      if (fire.dispatchedAt !== undefined && fire.run === undefined)
        this.#track(scheduleId(state), fire, () => this.#interrupted(state, fire));
  }

  /** Resolves when nothing is being done. */
  async calm(): Promise<void> {
    while (this.#working.size > 0) await Promise.allSettled(this.#working.values());
  }

  #track(id: string, { fire }: OpenFire, work: () => Promise<void>): void {
    const key = markerOf(id, fire);
    if (this.#working.has(key)) return;
    const working = work()
      .catch(this.#ports.onError)
      .finally(() => this.#working.delete(key));
    this.#working.set(key, working);
  }

  async #interrupted(state: ScheduleState, { fire }: OpenFire): Promise<void> {
    const id = scheduleId(state);
    await this.#ports.acts.reap(markerOf(id, fire));
    const why = "Wheelhouse ended while it was at work: it may have been half done";
    await endFire(this.#ports, id, fire, { result: "failed", class: "interrupted", why });
  }

  async #perform(state: ScheduleState, { fire, at }: OpenFire): Promise<void> {
    const id = scheduleId(state);
    const { act, project, name, timeoutMs } = state.definition;
    const { acts } = this.#ports;
    const key = markerOf(id, fire);
    if (act.kind === "flow" || act.kind === "issue") {
      const doing = { project, key, by: `schedule ${name}` };
      try {
        const { run } = await (act.kind === "flow"
          ? acts.flow(act, doing)
          : acts.issue(act, doing));
        await this.#begun(id, fire, run);
        // It may have ended already.
        await this.#settle(run);
      } catch (error) {
        await this.#refused(id, { fire, at }, error);
      }
      return;
    }
    await this.#slots[act.kind].use(async () => {
      // Left for the next host, which does it.
      if (this.#signal.aborted || !(await this.#begun(id, fire))) return;
      const performing = { project, marker: key, timeoutMs, signal: this.#signal };
      const end = await (
        act.kind === "command" ? acts.command(act, performing) : acts.http(act, performing)
      ).catch(failedBy);
      if (!this.#signal.aborted) await endFire(this.#ports, id, fire, end);
    });
  }

  /** Whether it is begun now, and not by somebody else. */
  async #begun(id: string, fire: string, run?: string): Promise<boolean> {
    const events = await writeSchedule(this.#ports, id, ({ open }) => {
      const now = open.get(fire);
      if (!now || now.dispatchedAt !== undefined) return [];
      const data = run === undefined ? { fire } : { fire, run };
      return [
        { type: "schedule.dispatched", data },
        { type: "schedule.started", data: { fire } },
      ];
    });
    return events.length > 0;
  }

  async #refused(
    id: string,
    { fire, at }: Pick<OpenFire, "fire" | "at">,
    error: unknown,
  ): Promise<void> {
    const end = failedBy(error);
    if (!NOT_NOW.has(end.class)) return endFire(this.#ports, id, fire, end);
    await writeSchedule(this.#ports, id, ({ open }) =>
      open.has(fire) ? [{ type: "schedule.skipped", data: { fire, at, why: end.why } }] : [],
    );
  }
}

/** What all that belongs to a fire is known by. */
function markerOf(id: string, fire: string): string {
  return `schedule/${id}/${fire}`;
}

function failedBy(error: unknown): FireEnd & { class: string; why: string } {
  const kind = isWheelhouseError(error) ? error.code : "internal";
  const hint = isWheelhouseError(error) && error.hint !== undefined ? ` ${error.hint}` : "";
  const why = `${messageOf(error)}${hint}`.slice(0, 2_000);
  return { result: "failed", class: kind, why };
}
