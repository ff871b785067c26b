import type { CodeContext, JsonObject, RunState } from "@wheelhouse/core";
import type { EnginePorts } from "../ports.ts";
import { factsOf } from "./facts-of.ts";
import { outputsOf, settledOf } from "./outputs-of.ts";

/** What a registered function is given when it is called for a step: all of the run that it may see. */
export function codeContext(
  { clock }: Pick<EnginePorts, "clock">,
  state: RunState,
  { step, input, signal }: { step: string; input: JsonObject; signal: CodeContext["signal"] },
): CodeContext {
  return {
    run: state.id,
    step,
    input,
    runInput: state.created?.input ?? {},
    band: state.created?.band,
    project: state.created?.project ?? { id: "", path: "" },
    outputs: outputsOf(state),
    settled: settledOf(state),
    facts: factsOf(state, clock.now()),
    signal,
  };
}
