import type { StepObject } from "@wheelhouse/core";
import { memo, type ReactNode, useContext } from "react";
import { RunWords } from "../run-words.ts";
import { GraphLines, BackLines } from "./graph-lines.tsx";
import { HEAD, MARGIN } from "./layout/sizes.ts";
import { StackCard } from "./stack-card.tsx";
import { StepCard } from "./step-card.tsx";
import type { Graph } from "./use-graph.ts";

/** Everything that is on the plane of a graph: names of waves, lines and cards. */
export function GraphPlane({
  graph: { model, layout, nameOf },
  steps,
  chosen,
  tabCard,
}: {
  readonly graph: Graph;
  readonly steps: ReadonlyMap<string, StepObject>;
  /** The card of the step that is chosen. */
  readonly chosen: string | undefined;
  readonly tabCard: string | undefined;
}): ReactNode {
  return (
    <>
      <WaveNames waves={layout.waves} />
      <GraphLines layout={layout} chosen={chosen} />
      <ul aria-label="Steps of the run, wave by wave" className="contents">
        {model.cards.map((fold) => {
          const at = layout.cards.get(fold.id);
          const own = fold.steps.flatMap((id) => steps.get(id) ?? []);
          const [only] = own;
          if (at === undefined || only === undefined) return null;
          const common = {
            at,
            isChosen: fold.id === chosen,
            hasTab: fold.id === tabCard,
          };
          return fold.kind === "step" ? (
            <StepCard key={fold.id} step={only} nameOf={nameOf} {...common} />
          ) : (
            <StackCard key={fold.id} fold={fold} steps={own} {...common} />
          );
        })}
      </ul>
      <BackLines steps={[...steps.values()]} layout={layout} cardOf={model.cardOf} />
    </>
  );
}

const WaveNames = memo(function WaveNames({
  waves,
}: {
  readonly waves: Graph["layout"]["waves"];
}): ReactNode {
  const words = useContext(RunWords);
  return waves.map(({ wave, x, width }) => (
    <div
      key={wave}
      className="absolute flex items-center border-b text-2xs font-medium tracking-wide text-text-3 uppercase"
      style={{ left: x, top: MARGIN / 2, width, height: HEAD - MARGIN / 2 }}
    >
      <span className="group-data-[far]/plane:hidden">
        {words.wave} {wave}
      </span>
    </div>
  ));
});
