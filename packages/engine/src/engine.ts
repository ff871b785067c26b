import {
  check,
  createRunState,
  type Plan,
  reduce,
  type RunEvent,
  type RunState,
  WheelhouseError,
} from "@wheelhouse/core";
import { answerEvent, type AnswerInput, runOfRequest } from "./answer/answer-event.ts";
import { draftsOf } from "./drive/drafts-of.ts";
import type { Stopped } from "./drive/performing.ts";
import type { AppendReceipt, StreamAppend } from "@wheelhouse/journal";
import { forPerson, refusalCode } from "./drive/refused-append.ts";
import { Drivers } from "./drive/drivers.ts";
import { birthOfFork, type ForkRequest } from "./launch/fork-run.ts";
import { birthOf, planOf, type StartRequest } from "./launch/start-run.ts";
import { retryEvent } from "./drive/retry-event.ts";
import type { EnginePorts } from "./ports.ts";

/** How a run is born, beside what is asked for. */
export interface BirthOptions {
  readonly idempotencyKey?: string | undefined;
  /**
   * What is appended with its birth, or not at all: streams of others, for the id that the run gets. A conflict there
   * is thrown as the journal throws it.
   */
  readonly beside?: ((run: string) => readonly StreamAppend[]) | undefined;
  /** It waits until {@link Engine.begin}. */
  readonly queued?: boolean | undefined;
}

/** The engine of one host. There is one in a data directory at a time: it holds the directory's lock. */
export interface Engine {
  /** Births a run and drives it. With a key that was used before, nothing is started and the first run is named. */
  start(
    request: StartRequest,
    options?: BirthOptions,
  ): Promise<{ readonly run: string; readonly repeated: boolean }>;
  /** Lets a queued run begin; nothing for one that has begun. Throws `run.ended`. */
  begin(run: string): Promise<void>;
  /** Appends to streams of others under this host's fence. Rejects as the journal does. */
  append(
    streams: readonly StreamAppend[],
    options?: { readonly idempotencyKey?: string | undefined },
  ): Promise<AppendReceipt>;
  /**
   * Births a run that takes over the finished steps of another one, and drives it; the other one stays as it is. Throws
   * what {@link birthOfFork} does.
   */
  fork(
    run: string,
    request: ForkRequest,
    options?: Omit<BirthOptions, "queued">,
  ): Promise<{ readonly run: string; readonly repeated: boolean }>;
  /** The plan that a request would get. */
  plan(request: StartRequest): Plan;
  /** Takes the wheel of a run that nobody drives; false when it has ended. */
  drive(run: string): Promise<boolean>;
  /** Takes the wheel of every open run; returns their ids. */
  recover(): Promise<readonly string[]>;
  /** Answers a request, once. Throws `request.unknown`, `request.answered` or `request.option`. */
  answer(input: AnswerInput): Promise<{ readonly run: string }>;
  /** Asks for the end of a run. Throws `run.ended`. */
  cancel(run: string, by: string, reason?: string): Promise<void>;
  pause(run: string, by: string, reason?: string): Promise<void>;
  /**
   * Has a failed step of an open run tried again; for a step that was skipped because another one failed,
   * that one. Throws `step.unknown`, `run.ended`, or `run.state` when it cannot be tried again.
   */
  retry(run: string, step: string, by: string, reason?: string): Promise<void>;
  /** Lifts a pause and takes the wheel. */
  resume(run: string, by: string): Promise<void>;
  /** Resolves when a run is no longer driven here; at once when it is not. */
  stopped(run: string): Promise<Stopped | "idle">;
  /** Why steps that could start have not, by step id. */
  parked(run: string): ReadonlyMap<string, string>;
  /** Runs driven here. */
  readonly driving: readonly string[];
  /** Leaves all runs for later: their attempts are ended, nothing is cancelled. */
  close(): Promise<void>;
}

/** What an engine tells the process that it lives in. */
export interface EngineEvents {
  onStopped?(run: string, why: Stopped): void;
}

/** Opens the engine. The caller holds the data directory's lock. */
export async function createEngine(ports: EnginePorts, events: EngineEvents = {}): Promise<Engine> {
  const fence = await ports.journal.nextFence();
  const drivers: Drivers = new Drivers(ports, fence, {
    onStopped(run, why) {
      if (why === "full")
        pauseForDisk(run).then(
          () => events.onStopped?.(run, why),
          () => events.onStopped?.(run, why),
        );
      else events.onStopped?.(run, why);
    },
  });

  async function pauseForDisk(run: string): Promise<void> {
    await ports.reserve.release();
    await drivers.tell(run, (state) =>
      state.paused
        ? []
        : [{ type: "run.paused", data: { reason: "the disk is full", by: "wheelhouse" } }],
    );
  }

  const legal = (state: RunState, event: RunEvent): readonly RunEvent[] => {
    const problem = check(state, event);
    if (problem === undefined) return [event];
    throw new WheelhouseError(
      state.ended ? "run.ended" : "run.state",
      `Run ${state.id} cannot do that: ${problem}.`,
      {
        hint: `See what it does: wheelhouse show ${state.id}`,
      },
    );
  };

  async function bear(
    birth: readonly RunEvent[],
    { idempotencyKey, beside }: BirthOptions,
  ): Promise<{ readonly run: string; readonly repeated: boolean }> {
    const run = ports.newRunId();
    const others = beside?.(run).map((each) => ({ ...each, fence })) ?? [];
    const receipt = await ports.journal
      .append(
        [
          { stream: `run/${run}`, expectedSeq: 0, fence, class: "run", events: draftsOf(birth) },
          ...others,
        ],
        { idempotencyKey },
      )
      .catch((error: unknown) => {
        throw others.length > 0 && refusalCode(error) === "journal.conflict"
          ? error
          : forPerson(error);
      });
    const born = receipt.streams[0]?.stream.slice("run/".length) ?? run;
    if (receipt.repeated) return { run: born, repeated: true };
    const state = createRunState(run);
    const at = ports.clock.now();
    for (const event of birth) reduce(state, { ...event, seq: state.seq + 1, at });
    drivers.adopt(state);
    return { run, repeated: false };
  }

  /** The run that a key has made; undefined when it has made none. Writes nothing: the journal looks at the key first, and refuses the rest. */
  async function bornBy(key: string | undefined, beside: string): Promise<string | undefined> {
    if (key === undefined) return undefined;
    const events = draftsOf([{ type: "run.resumed", data: { by: "nobody" } }]);
    const expectedSeq = Number.MAX_SAFE_INTEGER;
    const receipt = await ports.journal
      .append([{ stream: `run/${beside}`, expectedSeq, fence, class: "run", events }], {
        idempotencyKey: key,
      })
      .catch(() => undefined);
    return receipt?.repeated === true ? receipt.streams[0]?.stream.slice("run/".length) : undefined;
  }

  return {
    plan: (request) => planOf(ports, request).plan,
    start: async (request, options = {}) => {
      const birth = birthOf(planOf(ports, request), ports.host);
      return bear(
        options.queued ? birth.filter(({ type }) => type !== "run.started") : birth,
        options,
      );
    },
    begin: (run) =>
      drivers.tell(run, (state) =>
        state.started ? [] : legal(state, { type: "run.started", data: { host: ports.host } }),
      ),
    append: (streams, options = {}) =>
      ports.journal.append(
        streams.map((each) => ({ ...each, fence })),
        options,
      ),
    fork: async (run, request, options = {}) => {
      const { idempotencyKey } = options;
      try {
        return await bear(await birthOfFork(ports, run, request), options);
      } catch (error) {
        // The run may have gone on since the fork was made: what could not be made now was made then.
        const born = await bornBy(idempotencyKey, run);
        if (born === undefined) throw error;
        return { run: born, repeated: true };
      }
    },
    drive: async (run) => (await drivers.drive(run)) !== undefined,
    async recover() {
      const rows = await ports.journal.rows("runs", {
        where: { ended_at: null },
        orderBy: "created_at",
      });
      const ids = rows.map((row) => String(row["id"]));
      const driven = await Promise.all(
        ids.map(async (id) => ((await drivers.drive(id)) ? id : undefined)),
      );
      return driven.filter((id) => id !== undefined);
    },
    async answer(input) {
      const run = runOfRequest(input.request);
      await drivers.tell(run, (state) => [answerEvent(state, input)]);
      return { run };
    },
    cancel: (run, by, reason) =>
      drivers.tell(run, (state) =>
        legal(state, {
          type: "cancel.requested",
          data: reason === undefined ? { by } : { by, reason },
        }),
      ),
    pause: (run, by, reason = "paused by a person") =>
      drivers.tell(run, (state) => legal(state, { type: "run.paused", data: { reason, by } })),
    retry: (run, step, by, reason) =>
      drivers.tell(run, (state) => [retryEvent(state, step, { by, reason })]),
    async resume(run, by) {
      await drivers.tell(run, (state) => {
        if (state.ended) return legal(state, { type: "run.resumed", data: { by } });
        return state.paused ? [{ type: "run.resumed", data: { by } }] : [];
      });
      await drivers.drive(run);
    },
    stopped: async (run) => drivers.get(run)?.stopped ?? "idle",
    parked: (run) => drivers.get(run)?.parked ?? new Map(),
    get driving() {
      return drivers.runs;
    },
    close: () => drivers.close(),
  };
}
