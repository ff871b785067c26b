import { type Band, BANDS, type FlowObject } from "@wheelhouse/core";
import type { ReactNode } from "react";

/** Who may be asked in a band, and how many more in a larger one. */
export function WhoLooks({
  flow,
  band,
}: {
  readonly flow: Pick<FlowObject, "bands">;
  readonly band: Band;
}): ReactNode {
  const names = (of: Band): string[] => [...new Set(flow.bands[of].map(({ persona }) => persona))];
  const here = names(band);
  if (here.length === 0) return null;
  const larger = BANDS.slice(BANDS.indexOf(band) + 1)
    .map((each) => ({ each, more: names(each).filter((name) => !here.includes(name)).length }))
    .filter(({ more }) => more > 0);
  return (
    <section aria-label="Who looks" className="text-xs">
      <ul className="flex min-w-0 flex-wrap gap-1">
        {here.map((name) => (
          <li key={name} className="rounded-chip border border-line px-1.5 text-text-2">
            {name}
          </li>
        ))}
        {larger.map(({ each, more }) => (
          <li key={each} className="px-1 text-text-3">
            +{more} in {each}
          </li>
        ))}
      </ul>
    </section>
  );
}
