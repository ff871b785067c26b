import { type Json, jsonSchema, type RunEvent, type RunState, type Step } from "@wheelhouse/core";
import type { EnginePorts } from "../ports.ts";
import { codeContext } from "./code-context.ts";

/**
 * What a supervisor has handed in, as the repair that the plan takes: the function that the plan names makes it of the
 * answer. What that refuses is no repair, and the next rung of the ladder is served.
 */
export async function readRepair(
  ports: Pick<EnginePorts, "functions" | "clock">,
  state: RunState,
  failed: Step,
  outcome: readonly RunEvent[],
  signal: AbortSignal,
): Promise<RunEvent[]> {
  const read = state.plan?.supervisor?.read;
  const code = read === undefined ? undefined : ports.functions.get(read);
  if (!code) return [...outcome];
  const repairOf = async (answer: Json): Promise<Json> => {
    // What a send-back took away counts: an id belongs to one piece of work.
    const input = { answer, failed: failed.id, steps: everNamed(state) };
    return code.run(codeContext(ports, state, { step: failed.id, input, signal }));
  };
  return Promise.all(
    outcome.map(async (event) => {
      if (event.type !== "attempt.completed") return event;
      const output = await repairOf(event.data.output ?? null).catch((error: unknown) =>
        jsonSchema.parse({ pass: String(error) }),
      );
      return { ...event, data: { ...event.data, output } };
    }),
  );
}

function everNamed({ steps, retired }: RunState): string[] {
  return [...new Set([...steps.keys(), ...retired.keys()])];
}
