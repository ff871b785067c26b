/**
 * One stream of a server, followed for as long as it is wanted.
 *
 * Owns: the connection, the wait between two of them, and the watch over silence. What it does next
 * is said by `stepFollower` alone. Does not own: what frames mean; `onFrame` says where a frame
 * leaves the cursor, and everything after a lost connection is asked for from there.
 */
import { isWheelhouseError, positionSchema } from "@wheelhouse/core";
import type { Client } from "../call/create-client.ts";
import { createSseParser, type SseFrame } from "../sse/parse-sse.ts";
import {
  type BackOff,
  type ClosedReason,
  type FollowerInput,
  type FollowerState,
  stepFollower,
  usualBackOff,
} from "./follower-state.ts";

/** A server shows every ten seconds that it lives. Who hears nothing for this long is alone, in milliseconds. */
const SILENCE_MS = 25_000;
/** Who wakes up after this long without a beat need not wait for more silence, in milliseconds. */
const MISSED_BEAT_MS = 15_000;

/** A time, as a beat says it. */
const CLOCK = /^\d{1,15}$/;

/** What a frame was: it left the cursor there, it was seen before, or something is missing before it. */
type Taken = number | "seen" | "gap";

/** How a stream is followed. */
export interface FollowOptions {
  readonly client: Pick<Client, "open">;
  /** Asked for at each try: where the stream is now. */
  readonly path: () => string;
  /** What is known already; absent for what the address gives without. */
  readonly since: number | undefined;
  readonly onFrame: (frame: SseFrame, cursor: number | undefined) => Taken;
  /** What was kept means nothing; the stream goes on from here. */
  readonly onReset: (asOf: number) => void;
  readonly onState?: ((state: FollowerState) => void) | undefined;
  /** The server showed that it lives, and perhaps what its clock says, in milliseconds. */
  readonly onBeat?: ((server: number | undefined) => void) | undefined;
  readonly backOff?: BackOff | undefined;
  readonly silenceMs?: number | undefined;
}

/** A stream that is followed. */
export interface Follower {
  readonly state: FollowerState;
  /** Tries again now if it waits, or if its connection was silent over a beat: somebody looks at it, or the machine has woken up. */
  wake(): void;
  /** Goes over to a new connection from the same cursor, since `path` gives another address now. One that waits for its next try goes on waiting. */
  reopen(): void;
  close(): void;
}

/** Follows a stream until it is closed or refused. */
export function followStream(options: FollowOptions): Follower {
  const { client, onState, backOff = usualBackOff, silenceMs = SILENCE_MS } = options;
  let state: FollowerState = { kind: "connecting", cursor: options.since, attempt: 0 };
  let connection = new AbortController();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let heardAt = Date.now();

  function take(input: FollowerInput): void {
    const before = state;
    const { state: after, effect } = stepFollower(before, input, backOff);
    state = after;
    if (effect === "connect") connect();
    if (effect === "wait" && after.kind === "stale") {
      connection.abort();
      waiting = setTimeout(() => take({ type: "retry" }), after.retryMs);
    }
    if (effect === "hang-up") {
      connection.abort();
      clearTimeout(waiting);
    }
    if (after !== before) onState?.(after);
  }

  function connect(): void {
    clearTimeout(waiting);
    connection.abort();
    connection = new AbortController();
    heardAt = Date.now();
    const { signal } = connection;
    // What comes from a connection that was given up says nothing about the next one.
    const from = (input: FollowerInput): void => {
      if (!signal.aborted) take(input);
    };
    read(signal, from).then(
      () => from({ type: "lost", why: "ended" }),
      (error: unknown) => from(failureOf(error)),
    );
  }

  async function read(signal: AbortSignal, from: (input: FollowerInput) => void): Promise<void> {
    let silence: ReturnType<typeof setTimeout> | undefined;
    const listen = (): void => {
      clearTimeout(silence);
      heardAt = Date.now();
      silence = setTimeout(() => from({ type: "lost", why: "silent" }), silenceMs);
    };
    signal.addEventListener("abort", () => clearTimeout(silence), { once: true });
    listen();
    try {
      const body = await client.open(options.path(), { lastEventId: state.cursor, signal });
      from({ type: "opened" });
      const parse = createSseParser(
        (frame) => {
          if (!signal.aborted) takeFrame(frame, from);
        },
        (text) => {
          if (!signal.aborted) options.onBeat?.(CLOCK.test(text) ? Number(text) : undefined);
        },
      );
      const reader = body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done || signal.aborted) return;
        listen();
        parse(value);
      }
    } finally {
      clearTimeout(silence);
    }
  }

  function takeFrame(frame: SseFrame, from: (input: FollowerInput) => void): void {
    if (frame.event === "live" || frame.event === "reset") {
      const { as_of: cursor } = positionSchema.parse(JSON.parse(frame.data));
      if (frame.event === "reset") {
        from({ type: "reset", cursor });
        return options.onReset(cursor);
      }
      // Who came without a cursor has one from now on.
      if (cursor !== state.cursor) from({ type: "moved", cursor });
      return from({ type: "live" });
    }
    const taken = options.onFrame(frame, state.cursor);
    if (taken === "gap") return from({ type: "lost", why: "gap" });
    if (taken !== "seen" && taken !== state.cursor) from({ type: "moved", cursor: taken });
  }

  connect();
  onState?.(state);
  return {
    get state() {
      return state;
    },
    wake() {
      const isSilent = Date.now() - heardAt > MISSED_BEAT_MS;
      if (isSilent) take({ type: "lost", why: "silent" });
      take({ type: "retry" });
    },
    reopen: () => take({ type: "reopen" }),
    close: () => take({ type: "close" }),
  };
}

function failureOf(error: unknown): FollowerInput {
  const code = isWheelhouseError(error) ? error.code : "host.gone";
  const why = REFUSALS[code];
  return why === undefined ? { type: "lost", why: "unreachable" } : { type: "refused", why };
}

/** Errors that the next try would only meet again. */
const REFUSALS: Readonly<Record<string, ClosedReason>> = {
  "access.denied": "denied",
  "access.foreign": "denied",
  "run.unknown": "unknown",
  "route.unknown": "unknown",
  usage: "refused",
};
