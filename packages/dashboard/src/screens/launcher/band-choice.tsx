import { BAND_WORDS, type BandWord, type FlowObject } from "@wheelhouse/core";
import type { ReactNode } from "react";

const TITLES: Readonly<Record<BandWord, string>> = {
  small: "Small",
  medium: "Medium",
  large: "Large",
  auto: "Auto",
};

/** How much effort a run takes. What each size means stands below it as the steps of the plan. */
export function BandChoice({
  flow,
  band,
  read,
  onChoose,
}: {
  readonly flow: FlowObject;
  readonly band: BandWord;
  /** What the scope was read as, and why; undefined while nobody asked or it is being looked at. */
  readonly read: { readonly band: string; readonly why: string } | undefined;
  readonly onChoose: (band: BandWord) => void;
}): ReactNode {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-xs font-medium text-text-2">Size</legend>
      <div className="grid grid-cols-2 gap-1.5 sm:grid-cols-4">
        {BAND_WORDS.map((each) => (
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
            <span className="text-xs text-text-3">{noteOf(flow, each)}</span>
          </label>
        ))}
      </div>
      {band === "auto" && read !== undefined ? (
        <output className="text-xs text-text-2">
          The scope reads as {read.band}: {read.why}.
        </output>
      ) : null}
    </fieldset>
  );
}

function noteOf({ plans }: FlowObject, band: BandWord): string {
  if (band === "auto") return "as the scope reads";
  const { steps, agents } = plans[band];
  return `${steps} steps, ${agents} ${agents === 1 ? "agent" : "agents"}`;
}
