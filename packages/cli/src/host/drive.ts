/**
 * This process at the runs of a data directory.
 *
 * Owns: being the host or its client, and the change from one to the other. When the host goes away,
 * everybody who waited for it tries for the lock. Who gets it goes on with the runs that were driven
 * when the host was killed, and with its own; the others ask the new host to go on with theirs.
 * Does not own: what a run does (the engine), who sees it (following needs only the journal).
 */
import { randomUUID } from "node:crypto";
import { isWheelhouseError } from "@wheelhouse/core";
import {
  type DeskCommand,
  type DeskDone,
  deskDoneSchema,
  type InboxCommand,
  type InboxDone,
  inboxDoneSchema,
} from "@wheelhouse/desk";
import {
  type AnswerInput,
  callHost,
  type Engine,
  type ForkRequest,
  type Holder,
  hostGone,
  type StartRequest,
} from "@wheelhouse/engine";
import type { z } from "zod";
import { INBOX_PATH } from "../inbox/compose-inbox.ts";
import { DESK_PATH } from "../issues/compose-desk.ts";
import { rowOfRun } from "../reading/row-of-run.ts";
import type { DriveOptions } from "./drive-options.ts";
import { readDriven } from "./driven-note.ts";
import { healthSchema, heldSchema, startedSchema } from "./host-replies.ts";
import type { Host } from "./open-host.ts";
import { type Seat, takeSeat } from "./take-seat.ts";

/** Where the host is told that a step is to be tried again. */
export function retryPath(run: string, step: string): string {
  return `/api/runs/${run}/steps/${encodeURIComponent(step)}/retry`;
}

/** See the file's header. */
export class Drive {
  readonly #home: string;
  readonly #options: DriveOptions;
  readonly #mine = new Set<string>();
  readonly #closing = new AbortController();
  readonly #broken = Promise.withResolvers<never>();
  #seat: Promise<Seat>;

  /** Takes the lock or finds the host. Throws `home.locked` when neither can be done, and what opening the journal throws. */
  static async open(home: string, options: DriveOptions): Promise<Drive> {
    const drive = new Drive(home, options);
    await drive.#seat;
    return drive;
  }

  private constructor(home: string, options: DriveOptions) {
    this.#home = home;
    this.#options = options;
    // Who waits for nothing must not be told of it by a crash.
    this.#broken.promise.catch(() => undefined);
    this.#seat = this.#sit();
  }

  /** Rejects when the host has gone away and nobody can go on. */
  get broken(): Promise<never> {
    return this.#broken.promise;
  }

  /** The host's process, when it is another one. */
  async holder(): Promise<Holder | undefined> {
    const seat = await this.#seat;
    return seat.kind === "client" ? seat.holder : undefined;
  }

  /** Births a run, once for a key, and has it driven. */
  async start(
    request: StartRequest,
    idempotencyKey: string = randomUUID(),
  ): Promise<{ readonly run: string; readonly repeated: boolean }> {
    const path = "/api/runs";
    const started = await this.#ask({
      here: (engine) => engine.start(request, { idempotencyKey }),
      there: async (call) => {
        const reply = startedSchema.parse(await call(path, request, idempotencyKey));
        return { run: reply.run_id, repeated: reply.repeated };
      },
    });
    if (started.repeated) await this.#goOn(started.run);
    this.#mine.add(started.run);
    return started;
  }

  /** Births a run that takes over what had finished of another one, once for a key, and has it driven. */
  async fork(
    run: string,
    request: ForkRequest,
    idempotencyKey: string = randomUUID(),
  ): Promise<{ readonly run: string; readonly repeated: boolean }> {
    const forked = await this.#ask({
      here: (engine) => engine.fork(run, request, { idempotencyKey }),
      there: async (call) => {
        const reply = startedSchema.parse(
          await call(`/api/runs/${run}/fork`, request, idempotencyKey),
        );
        return { run: reply.run_id, repeated: reply.repeated };
      },
    });
    if (forked.repeated) await this.#goOn(forked.run);
    this.#mine.add(forked.run);
    return forked;
  }

  /** Does something with issues; a run that it starts is driven here or by the host. */
  async desk(wanted: DeskCommand): Promise<DeskDone> {
    // A host may go away after it has done it, and before it says so: the next one is asked again.
    const isOnce = wanted.do === "create" || wanted.do === "start";
    const command = isOnce ? { ...wanted, key: wanted.key ?? randomUUID() } : wanted;
    const done = await this.#ask({
      here: (_, { desk }) => desk.perform(command),
      there: async (call) => deskDoneSchema.parse(await call(DESK_PATH, command)),
    });
    if (done.run !== null && command.do === "start") {
      if (done.repeated) await this.#goOn(done.run);
      this.#mine.add(done.run);
    }
    return done;
  }

  /** Has a part of the host do something: here, or where the host is told of it. */
  async atHost<T>(deed: {
    readonly here: (host: Host) => Promise<T>;
    readonly path: string;
    readonly body: unknown;
    readonly reply: z.ZodType<T>;
  }): Promise<T> {
    return this.#ask({
      here: (_, host) => deed.here(host),
      there: async (call) => deed.reply.parse(await call(deed.path, deed.body)),
    });
  }

  /** Does one thing about an item of the inbox. */
  async inbox(command: InboxCommand): Promise<InboxDone> {
    return this.#ask({
      here: (_, { inbox }) => inbox.perform(command),
      there: async (call) => inboxDoneSchema.parse(await call(INBOX_PATH, command)),
    });
  }

  /** Takes the wheel of a run or has it taken; lifts a pause. */
  async resume(run: string): Promise<void> {
    const { by } = this.#options;
    this.#mine.add(run);
    await this.#ask({
      here: (engine) => engine.resume(run, by),
      there: (call) => call(`/api/runs/${run}/resume`, { by }),
    });
  }

  /** Answers a request, in the name of whoever opened the drive when `by` does not say another. */
  async answer(input: Omit<AnswerInput, "by"> & { readonly by?: string | undefined }) {
    const { request, by = this.#options.by, ...said } = input;
    await this.#ask({
      here: (engine) => engine.answer({ request, ...said, by }),
      there: (call) => call(`/api/requests/${request}/answer`, { ...said, by }),
    });
  }

  async cancel(run: string, reason?: string, by: string = this.#options.by): Promise<void> {
    await this.#ask({
      here: (engine) => engine.cancel(run, by, reason),
      there: (call) => call(`/api/runs/${run}/cancel`, { by, reason }),
    });
  }

  async pause(run: string, reason?: string): Promise<void> {
    const { by } = this.#options;
    await this.#ask({
      here: (engine) => engine.pause(run, by, reason),
      there: (call) => call(`/api/runs/${run}/pause`, { by, reason }),
    });
  }

  /** Has a failed step of an open run tried again. */
  async retry(run: string, step: string, reason?: string): Promise<void> {
    const { by } = this.#options;
    await this.#ask({
      here: (engine) => engine.retry(run, step, by, reason),
      there: (call) => call(retryPath(run, step), { by, reason }),
    });
  }

  /** Why steps of a run that could start have not, by step. */
  async held(run: string): Promise<ReadonlyMap<string, string>> {
    return this.#ask({
      here: async (engine) => engine.parked(run),
      there: async (_, ask) =>
        new Map(Object.entries(heldSchema.parse(await ask(`/api/runs/${run}/parked`)))),
    });
  }

  /** Runs that this process or the host drives now. */
  async driving(): Promise<readonly string[]> {
    return this.#ask({
      here: async (engine) => engine.driving,
      there: async (_, ask) => healthSchema.parse(await ask("/api/health")).driving,
    });
  }

  /** Leaves what this process drives for later. Resolves when all attempts of it are dead and the lock is free. */
  async close(): Promise<void> {
    this.#closing.abort();
    const seat = await this.#seat.catch(() => undefined);
    if (seat?.kind === "host") await seat.host.close();
  }

  async #ask<T>(order: {
    here: (engine: Engine, host: Host) => Promise<T>;
    there: (
      call: (path: string, body: unknown, idempotencyKey?: string) => Promise<unknown>,
      ask: (path: string) => Promise<unknown>,
    ) => Promise<T>;
  }): Promise<T> {
    for (;;) {
      const seat = await this.#seat;
      if (seat.kind === "host") return order.here(seat.host.engine, seat.host);
      const { socket } = seat.holder;
      try {
        return await order.there(
          (path, body, idempotencyKey) =>
            callHost(socket, { method: "POST", path, body, idempotencyKey }),
          (path) => callHost(socket, { method: "GET", path }),
        );
      } catch (error) {
        if (!isWheelhouseError(error) || error.code !== "host.gone") throw error;
        this.#reseat(seat);
      }
    }
  }

  async #sit(): Promise<Seat> {
    const { command, onNews, over, fires, tells, converses } = this.#options;
    const seat = await takeSeat(this.#home, {
      command,
      over,
      fires,
      tells,
      converses,
      serve: true,
      onStopped: (run, why) => {
        if (why !== "ended" && !this.#closing.signal.aborted) onNews({ what: "let-go", run, why });
      },
    });
    if (seat.kind === "client") {
      onNews({ what: "client", holder: seat.holder });
      void hostGone(seat.holder.socket, this.#closing.signal).then(() => this.#reseat(seat));
    }
    return seat;
  }

  /** Finds a new seat after the host of this one has gone away; once, however often it is noticed. */
  #reseat(gone: Seat): void {
    if (this.#closing.signal.aborted) return;
    const before = this.#seat;
    const next = before.then(async (seat) => {
      if (seat !== gone) return seat;
      const driven = readDriven(this.#home);
      const now = await this.#sit();
      if (now.kind === "host") {
        const taken = await now.host.takeOver(new Set([...driven, ...this.#mine]));
        this.#options.onNews({ what: "took-over", runs: taken });
      }
      return now;
    });
    this.#seat = next;
    next
      .then((seat) => {
        if (seat.kind !== "client" || seat === gone) return undefined;
        return Promise.all([...this.#mine].map((run) => this.#goOn(run)));
      })
      .catch((error: unknown) => this.#broken.reject(error));
  }

  /** Has an open run driven that may not be; a pause stays. */
  async #goOn(run: string): Promise<void> {
    const row = await rowOfRun(this.#home, run);
    if (!row || row.ended_at !== null || row.status === "paused") return;
    const driving = await this.driving();
    if (!driving.includes(run)) await this.resume(run);
  }
}
