import type { RunListItem } from "@wheelhouse/core";
import { memo, type ReactNode } from "react";
import { hasOpenWheel, isWheelAsked } from "../../shell/needs-of.ts";
import { StepStrip } from "./step-strip.tsx";

/** How far a run is: its steps, or the words in which another harness says it. */
export const RunWay = memo(function RunWay({ run }: { readonly run: RunListItem }): ReactNode {
  const { observed, steps } = run;
  if (observed === null) return <StepStrip steps={steps} />;
  const { phase, candidate } = observed;
  const isAsked = isWheelAsked(run);
  const wheelWords = hasOpenWheel(run) ? (isAsked ? "wheel asked for" : "wheel taken") : null;
  const sessions =
    phase === null && candidate === null && steps.total > 1 ? `${steps.total} sessions` : null;
  const words = [phase, candidate, sessions].filter((each) => each !== null);
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={words.join(" · ")}>
      {wheelWords === null ? null : (
        <span className={`shrink-0 font-medium ${isAsked ? "text-stuck" : "text-waiting"}`}>
          {wheelWords}
        </span>
      )}
      <span className="truncate" dir="auto">
        {words.join(" · ")}
      </span>
    </span>
  );
});
