import {
  type CodeContext,
  type CodeStep,
  isWheelhouseError,
  type Json,
  messageOf,
  type RunEvent,
  type RunState,
} from "@wheelhouse/core";
import type { Start } from "../drive/performing.ts";
import type { EnginePorts } from "../ports.ts";
import { checkOutput } from "./check-output.ts";
import { codeContext } from "./code-context.ts";
import { within } from "./within.ts";

/** Longest time of a code step that names none, in milliseconds. */
const CODE_TIMEOUT_MS = 5 * 60_000;

const done = (value: Json) => ({ end: "done", value }) as const;

/** Calls a registered function and turns what it does into the outcome of the attempt. */
export async function performCode(
  ports: EnginePorts,
  start: Start,
  def: CodeStep,
  state: RunState,
  signal: AbortSignal,
): Promise<readonly RunEvent[]> {
  const at = { step: def.id, attempt: start.attempt };
  const code = ports.functions.get(def.run);
  if (!code) {
    const error = `this version has no function ${def.run}, which the run's plan names`;
    return [{ type: "attempt.failed", ...at, data: { class: "unavailable", error } }];
  }
  if (signal.aborted)
    return [{ type: "attempt.cancelled", ...at, data: { reason: String(signal.reason) } }];
  const evidence: RunEvent[] = [];
  const late = new AbortController();
  const context: CodeContext = {
    ...codeContext(ports, state, { step: def.id, input: def.input, signal: late.signal }),
    attempt: start.attempt,
    evidence(name, value) {
      const data = { name, kind: "evidence", value } as const;
      evidence.push({ type: "artifact.recorded", ...at, data });
    },
  };
  const limitMs = def.timeoutMs ?? CODE_TIMEOUT_MS;
  let output: Json;
  try {
    const work = Promise.resolve(code.run(context));
    let ended = await within(ports.clock, limitMs, signal, () => work);
    if (ended.end !== "done") {
      late.abort(ended.end === "timeout" ? "timeout" : ended.reason);
      const waits = code.startsProcesses || code.changesOutside;
      const settled = waits ? await work.then(done, () => undefined) : undefined;
      if (settled && code.changesOutside) ended = settled;
    }
    if (ended.end === "cancelled")
      return [{ type: "attempt.cancelled", ...at, data: { reason: ended.reason } }];
    if (ended.end === "timeout") {
      const error = `${def.run} took longer than ${limitMs} ms`;
      return [...evidence, { type: "attempt.failed", ...at, data: { class: "timeout", error } }];
    }
    output = ended.value;
  } catch (error) {
    const data = { class: "code", error: causeAndNext(error) } as const;
    return [...evidence, { type: "attempt.failed", ...at, data }];
  }
  const checks = await checkOutput(ports, def, output, state, signal);
  return [
    ...evidence,
    { type: "attempt.completed", ...at, data: checks.length > 0 ? { output, checks } : { output } },
  ];
}

/** What went wrong, and what to do about it where that is known: whoever is asked what to do reads both. */
function causeAndNext(error: unknown): string {
  const hint = isWheelhouseError(error) ? error.hint : undefined;
  return hint === undefined ? messageOf(error) : `${messageOf(error)} ${hint}`;
}
