import { ERRORS } from "@wheelhouse/core";
import type { Io } from "../command/context.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * What ends watching from outside: a signal, or a terminal that is gone. None of it cancels a run.
 * A signal that comes while things are being left ends the process at once; what is left of its
 * agents is found and ended by whoever goes on with the run.
 */
export interface Interruptions extends Disposable {
  /** Aborts at the first interruption. */
  readonly signal: AbortSignal;
}

/** Listens for interruptions until it is disposed of. */
export function listenForInterruptions(io: Io): Interruptions {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(ERRORS["run.interrupted"].exit);
    controller.abort("signal");
  };
  const onGone = (): void => controller.abort("terminal");
  for (const signal of SIGNALS) process.on(signal, onSignal);
  for (const stream of [io.stdout, io.stderr]) stream.on("error", onGone);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const signal of SIGNALS) process.off(signal, onSignal);
      for (const stream of [io.stdout, io.stderr]) stream.off("error", onGone);
    },
  };
}
