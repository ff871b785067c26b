import { createLedger, type RunEvent, type RunState } from "@wheelhouse/core";
import type { EnginePorts, Shared } from "../ports.ts";
import { createPerform } from "../perform/perform.ts";
import { layToRest } from "../recover/lay-to-rest.ts";
import { isOpen, loadRun, openAttempts } from "../recover/load-run.ts";
import { tidyUp } from "../recover/tidy-up.ts";
import { settleSubRuns } from "../sub-run/settle-sub-runs.ts";
import type { OtherRuns } from "../sub-run/other-runs.ts";
import { draftsOf } from "./drafts-of.ts";
import { Driver } from "./driver.ts";
import type { Perform, Stopped } from "./performing.ts";

/** What the registry tells its owner. */
export interface DriversEvents {
  /** A run is no longer driven here, and why. */
  onStopped?(run: string, why: Stopped): void;
}

/** The runs that this process drives: at most one driver a run, one ledger over all. */
export class Drivers implements OtherRuns {
  readonly #shared: Shared;
  readonly #perform: Perform;
  readonly #drivers = new Map<string, Driver>();
  readonly #loading = new Map<string, Promise<Driver | undefined>>();
  readonly #events: DriversEvents;
  /** The attempts that were open when a run was taken over: nobody here does them. */
  readonly #found = new WeakMap<Driver, ReadonlySet<string>>();
  /** Told when somebody takes the wheel of a run. */
  readonly #awaited = new Map<string, PromiseWithResolvers<void>>();
  #cancelRest: (() => void) | undefined;
  #closed = false;
  readonly #tidied = new Set<Promise<void>>();

  constructor(ports: EnginePorts, fence: number, events: DriversEvents, perform?: Perform) {
    this.#shared = {
      ...ports,
      fence,
      ledger: createLedger(),
      slotFreed: () => this.#wakeWaiting(),
    };
    this.#perform = perform ?? createPerform(ports, this);
    this.#events = events;
    this.#tidying(tidyUp(this.#shared));
  }

  /** The driver of a run, when it is driven here. */
  get(run: string): Driver | undefined {
    return this.#drivers.get(run);
  }

  /** Runs driven here. */
  get runs(): readonly string[] {
    return [...this.#drivers.keys()];
  }

  /** Takes the wheel of a run: loads it, proves what is left of it dead, and goes on. Undefined when it has ended. */
  drive(run: string): Promise<Driver | undefined> {
    const known = this.#drivers.get(run);
    if (known) return Promise.resolve(known);
    const loading =
      this.#loading.get(run) ?? this.#load(run).finally(() => this.#loading.delete(run));
    this.#loading.set(run, loading);
    return loading;
  }

  driven(run: string): Promise<void> {
    if (this.#drivers.has(run)) return Promise.resolve();
    const awaited = this.#awaited.get(run) ?? Promise.withResolvers<void>();
    this.#awaited.set(run, awaited);
    return awaited.promise;
  }

  async birth(run: string, make: () => readonly RunEvent[]): Promise<void> {
    const { journal, fence } = this.#shared;
    const stream = `run/${run}`;
    if ((await journal.head(stream)) > 0) return;
    const events = draftsOf(make());
    await journal.append([{ stream, expectedSeq: 0, fence, class: "run", events }]);
  }

  load(run: string): Promise<RunState> {
    return loadRun(this.#shared.journal, run);
  }

  /** Takes the wheel of a run that was just born and whose state is at hand. */
  adopt(state: RunState): Driver {
    const driver = new Driver(state, this.#shared, this.#perform);
    this.#drivers.set(state.id, driver);
    void driver.stopped.then((why) => this.#letGo(state.id, why));
    driver.rejoin();
    driver.post();
    this.#awaited.get(state.id)?.resolve();
    this.#awaited.delete(state.id);
    return driver;
  }

  /** Tells a run something, whether it is driven here or by nobody; nothing is started that was not driven. */
  async tell(run: string, accept: (state: RunState) => readonly RunEvent[]): Promise<void> {
    const driver = this.#drivers.get(run) ?? (await this.#loading.get(run));
    if (driver) {
      await driver.ask(accept);
      return this.#layLeftovers(driver);
    }
    const state = await loadRun(this.#shared.journal, run);
    accept(state);
    const rest = await layToRest(this.#shared, state);
    const passive = new Driver(state, this.#shared, undefined);
    if (rest.length > 0) await passive.ask(() => rest);
    await passive.ask(accept);
    await settleSubRuns(this, passive, this.#shared.clock.now());
    if (!isOpen(state)) await this.#shared.ground.discard(run);
  }

  /** Interrupts all runs and waits until their attempts are dead. They can be recovered. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRest?.();
    await Promise.all(this.#loading.values());
    await Promise.all([...this.#drivers.values()].map((driver) => driver.interrupt()));
    await Promise.all(this.#tidied);
  }

  /** Waits at the close for work on files that nobody else waits for; what it leaves is found at the next start. */
  #tidying(work: Promise<void>): void {
    const done = work.catch(() => undefined).then(() => void this.#tidied.delete(done));
    this.#tidied.add(done);
  }

  async #load(run: string): Promise<Driver | undefined> {
    const state = await loadRun(this.#shared.journal, run);
    if (!isOpen(state) || this.#closed) return undefined;
    const found = openAttempts(state).map(({ attempt }) => attempt);
    const rest = await layToRest(this.#shared, state);
    const driver = this.adopt(state);
    this.#found.set(driver, new Set(found));
    driver.post(rest);
    return driver;
  }

  /** Looks again for what an earlier host has left alive, and could not be ended when its run was taken over. */
  async #layLeftovers(driver: Driver): Promise<void> {
    const found = this.#found.get(driver) ?? new Set();
    const left = (state: RunState) =>
      found.size === 0 ? [] : openAttempts(state).filter(({ attempt }) => found.has(attempt));
    const open = left(driver.state);
    if (open.length === 0) return;
    const rest = await layToRest(this.#shared, driver.state, open);
    await driver.ask((state) => {
      const still = new Set(left(state).map(({ attempt }) => attempt));
      return rest.filter((event) => !("attempt" in event) || still.has(event.attempt ?? ""));
    });
  }

  #letGo(run: string, why: Stopped): void {
    this.#drivers.delete(run);
    for (const [key, slot] of this.#shared.ledger.slots) {
      if (slot.run !== run) continue;
      this.#shared.ledger.slots.delete(key);
    }
    this.#shared.ledger.waiting.delete(run);
    if (why === "ended") this.#tidying(this.#shared.ground.discard(run));
    this.#events.onStopped?.(run, why);
  }

  /** Lets runs that were refused a slot ask again, those that wait longest first. */
  #wakeWaiting(): void {
    const { ledger, clock } = this.#shared;
    for (const run of ledger.waiting) this.#drivers.get(run)?.post();
    const now = clock.now();
    const rests = [...ledger.resting.values()].filter((until) => until > now);
    this.#cancelRest?.();
    this.#cancelRest = undefined;
    if (rests.length === 0 || this.#closed) return;
    this.#cancelRest = clock.after(Math.min(...rests) - now, () => this.#wakeWaiting());
  }
}
