import { types } from "node:util";
import { createContext, Script } from "node:vm";

const context: { work: () => void } = { work: () => undefined };
createContext(context);
const TIMEOUT = "ERR_SCRIPT_EXECUTION_TIMEOUT";
const script = new Script("work()");

/**
 * Runs synchronous work for at most some milliseconds; false when it was stopped. A regular expression
 * of a model may take longer than the universe, and nothing else can stop one: a thread of its own is
 * not allowed under the permission model. What the work did until then stays done.
 */
export function runBounded(work: () => void, timeoutMs: number): boolean {
  context.work = work;
  try {
    script.runInContext(context, { timeout: Math.max(1, Math.ceil(timeoutMs)) });
    return true;
  } catch (error) {
    // The error belongs to the context, and so to another class Error.
    const isTimeout = types.isNativeError(error) && "code" in error && error.code === TIMEOUT;
    if (isTimeout) return false;
    throw error;
  } finally {
    context.work = () => undefined;
  }
}
