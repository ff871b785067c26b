import { z } from "zod";
import { wavesOf } from "../plan/order.ts";
import type { Plan } from "../plan/plan.ts";
import { stepsRead } from "../plan/predicate.ts";
import type { Step } from "../plan/step.ts";

/** A step of a plan that was not started, on the wire. */
export const planStepObjectSchema = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(["agent", "code", "request", "map", "scope", "run"]),
  /** Who does an agent step; null for the others. */
  persona: z.string().nullable(),
  /** Its wave, from 1: all steps of a wave may be under way together. */
  wave: z.int().min(1),
  /** Steps that must be settled first. */
  depends: z.array(z.string()),
  /** In words, when a step that was planned is skipped; null when it is always done. */
  when: z.string().nullable(),
});
/** A step of a plan that was not started, on the wire. */
export type PlanStepObject = z.infer<typeof planStepObjectSchema>;

/** The steps of a plan as the wire shows them, wave by wave. */
export function planStepObjects({ steps }: Pick<Plan, "steps">): PlanStepObject[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  return wavesOf(steps).flatMap((ids, index) =>
    ids.flatMap((id) => {
      const step = byId.get(id);
      if (!step) return [];
      const { kind, label = id, after } = step;
      const persona = kind === "agent" ? step.persona.id : null;
      return [
        { id, label, kind, persona, wave: index + 1, depends: [...after], when: whenOf(step) },
      ];
    }),
  );
}

function whenOf({ when, otherwise }: Step): string | null {
  if (!when) return null;
  if (otherwise !== undefined) return `Skipped when ${otherwise}.`;
  const read = stepsRead(when);
  return read.length === 0
    ? "May be skipped."
    : `Skipped or done by what ${read.join(", ")} found.`;
}
