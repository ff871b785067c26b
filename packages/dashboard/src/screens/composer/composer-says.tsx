import type { ReactNode } from "react";
import { MeantButtons } from "./meant-buttons.tsx";
import type { ComposerPlan } from "./use-composer-plan.ts";

const TONES = { quiet: "text-text-3", ready: "text-text-2", refused: "text-failed" } as const;

/** The line that says what will happen, and what may have been meant where nothing can. */
export function ComposerSays({
  plan: { words, tone, meant },
  text,
  onTake,
}: {
  readonly plan: Pick<ComposerPlan, "words" | "tone" | "meant">;
  readonly text: string;
  readonly onTake: (text: string) => void;
}): ReactNode {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2 px-1 max-sm:order-last max-sm:basis-full max-sm:flex-wrap max-sm:px-1.5">
      <output
        id="composer-says"
        className={`min-w-0 flex-1 text-xs wrap-anywhere max-sm:basis-full ${TONES[tone]}`}
      >
        {words}
      </output>
      <MeantButtons text={text} meant={meant} onTake={onTake} />
    </span>
  );
}
