import { holds, type Json, type RunEvent, type RunState, type Wish } from "@wheelhouse/core";
import { z } from "zod";
import type { Stub } from "./stubs.ts";

const sendBackSchema = z.object({ sendBack: z.object({ to: z.string(), reason: z.string() }) });

/** The outcome of an attempt that hands in a stub: checked by the step's schema and postconditions, as an agent's output is. */
export function judgeStub(wish: Wish, attempt: string, stub: Stub, state: RunState): RunEvent {
  const { def, id } = wish.step;
  const at = { step: id, attempt };
  const failed = (kind: "agent" | "output", error: string): RunEvent => ({
    type: "attempt.failed",
    ...at,
    data: { class: kind, error },
  });
  if ("fail" in stub) return failed("agent", stub.fail);
  const { output } = stub;
  if (wish.role === "author" && def.kind === "agent" && def.output !== "markdown") {
    const schema = z.fromJSONSchema(z.record(z.string(), z.any()).parse(def.output.schema));
    const parsed = schema.safeParse(output);
    if (!parsed.success)
      return failed(
        "output",
        `the stub does not fit the step's schema: ${z.prettifyError(parsed.error)}`,
      );
  }
  const outputOf = (step: string): Json | undefined =>
    step === "self" ? output : state.steps.get(step)?.output;
  const checks =
    wish.role === "author"
      ? def.postconditions.flatMap(({ name, test }) =>
          test ? [{ name, ok: holds(test, outputOf) }] : [],
        )
      : [];
  const sendBack =
    wish.role === "author" && def.kind === "agent"
      ? sendBackSchema.safeParse(output).data?.sendBack
      : undefined;
  const allowed = def.kind === "agent" && sendBack && def.sendBackTo.includes(sendBack.to);
  return {
    type: "attempt.completed",
    ...at,
    data: {
      output,
      ...(checks.length > 0 && { checks }),
      ...(allowed && { sendBack }),
    },
  };
}
