import type { StepObject } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { activeStep } from "./roster/active-step.ts";
import { rosterOf } from "./roster/roster-of.ts";

const route = getRouteApi("/runs/$run");

/** Which step of a run is looked at, and how that is changed. */
export interface ShownStep {
  /** Undefined for a run without steps. */
  readonly step: StepObject | undefined;
  /** The one that was looked at before, or another one that works: what stands beside it. */
  readonly beside: StepObject | undefined;
  /** Whether it is the one that works, whichever that is. */
  readonly follows: boolean;
  readonly pick: (step: string) => void;
  readonly follow: () => void;
  /** Picks the one so many places further. */
  readonly move: (places: number) => void;
}

/**
 * The step of the address, or without one the step that works.
 *
 * @param order Ids of steps as they are shown; the order of the roster when absent.
 */
export function useShownStep(steps: readonly StepObject[], order?: readonly string[]): ShownStep {
  const { step: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const [[now, before], setLast] = useState<readonly (string | undefined)[]>([]);
  const picked = steps.find(({ id }) => id === chosen);
  const step = picked ?? activeStep(steps, now);
  const previous = now === step?.id ? before : now;
  const others = steps.filter(({ id }) => id !== step?.id);
  const beside = others.find(({ id }) => id === previous) ?? activeStep(others);
  const id = step?.id;
  if (id !== now) setLast([id, now]);
  const go = useCallback(
    (to: string | undefined) =>
      // Each place would be a step back for the browser; none of them is where a person came from.
      void navigate({
        search: (search) => ({ ...search, view: "steps", step: to }),
        replace: true,
      }),
    [navigate],
  );
  return {
    step,
    beside,
    follows: picked === undefined,
    pick: go,
    follow: useCallback(() => go(undefined), [go]),
    move(places) {
      const all = order ?? orderOf(steps);
      const place = all.indexOf(id ?? "");
      const next = all[Math.min(all.length - 1, Math.max(0, place + places))];
      if (next !== undefined && next !== id) go(next);
    },
  };
}

function orderOf(steps: readonly StepObject[]): readonly string[] {
  return rosterOf(steps).flatMap((wave) => wave.steps.map((each) => each.step.id));
}
