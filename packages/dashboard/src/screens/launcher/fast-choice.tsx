import type { PlanObject, StartInput } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { planQuery } from "../../queries/plan.ts";
import { leftOut } from "./plan-facts.ts";

/** A quicker run, with the steps that it does without. Absent where there is nothing to leave out. */
export function FastChoice({
  start,
  isFast,
  onChange,
}: {
  readonly start: StartInput | undefined;
  readonly isFast: boolean;
  readonly onChange: (isFast: boolean) => void;
}): ReactNode {
  const usual = useQuery(planQuery(withFast(start, false))).data;
  const fast = useQuery(planQuery(withFast(start, true))).data;
  if (usual === undefined || fast === undefined || !isSame(usual, fast)) return null;
  const without = leftOut(usual.steps, fast.steps);
  if (without.length === 0) return null;
  return (
    <label className="flex cursor-pointer items-start gap-2 coarse:min-h-11">
      <input
        type="checkbox"
        checked={isFast}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-0.5 size-4 accent-accent"
      />
      <span>
        <span className="font-medium">Fast</span>{" "}
        <span className="text-text-2">
          leaves out {without.map((label) => `“${label}”`).join(", ")}
        </span>
      </span>
    </label>
  );
}

function withFast(start: StartInput | undefined, fast: boolean): StartInput | undefined {
  if (start === undefined) return undefined;
  const { fast: _, ...input } = start.input ?? {};
  return { ...start, input: fast ? { ...input, fast } : input };
}

/** Whether two plans are of one flow and size; while one is asked anew the other may be ahead. */
function isSame(a: PlanObject, b: PlanObject): boolean {
  return a.flow === b.flow && a.band === b.band;
}
