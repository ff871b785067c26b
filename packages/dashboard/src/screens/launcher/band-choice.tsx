import { type Band, BANDS, type FlowObject } from "@wheelhouse/core";
import type { ReactNode } from "react";

const TITLES: Readonly<Record<Band, string>> = { small: "Small", medium: "Medium", large: "Large" };

/** How much effort a run takes. What each size means stands below it as the steps of the plan. */
export function BandChoice({
  flow,
  band,
  onChoose,
}: {
  readonly flow: FlowObject;
  readonly band: Band;
  readonly onChoose: (band: Band) => void;
}): ReactNode {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-xs font-medium text-text-2">Size</legend>
      <div className="grid grid-cols-3 gap-1.5">
        {BANDS.map((each) => {
          const { steps, agents } = flow.plans[each];
          return (
            <label
              key={each}
              className="flex min-h-11 cursor-pointer flex-col justify-center rounded-card border border-control/60 px-2.5 py-1 has-checked:border-accent has-checked:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="band"
                value={each}
                checked={each === band}
                onChange={() => onChoose(each)}
                className="sr-only"
              />
              <span className="font-medium">{TITLES[each]}</span>
              <span className="text-xs text-text-3">
                {steps} steps, {agents} {agents === 1 ? "agent" : "agents"}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
