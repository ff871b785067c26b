import type { CodeContext } from "@wheelhouse/core";

/** The signal of a function's attempt: outside of tests of pure parts it always is one of the platform's. */
export function signalOf({ signal }: Pick<CodeContext, "signal">): AbortSignal | undefined {
  return signal instanceof AbortSignal ? signal : undefined;
}
