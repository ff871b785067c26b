import { PanelRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { z } from "zod";
import { useCommands } from "../../../../commands/command-list.ts";
import { Button } from "../../../../parts/button.tsx";
import { Dialog } from "../../../../parts/dialog.tsx";
import { stored } from "../../../../stored/stored.ts";
import type { ObservedRun } from "../observed-run.ts";
import { AboutRun } from "./about-run.tsx";

const isShown = stored("observed-about", z.boolean(), true);
/** Where it stands beside the view; elsewhere it is a layer above the page. */
const WIDE = "(min-width: 68.75rem)";

/** What is told beside the view of a run, where there is room and a person wants it. */
export function AboutSide({
  run,
  observed,
  isTight,
}: ObservedRun & {
  /** Something else stands beside the view, and comes first where there is not room for both. */
  readonly isTight: boolean;
}): ReactNode {
  if (!isShown.use()) return null;
  return (
    <aside
      aria-label="What it works on"
      className={`w-80 shrink-0 overflow-y-auto overscroll-contain border-l border-line bg-surface ${isTight ? "max-[105rem]:hidden" : "max-lg:hidden"}`}
    >
      <AboutRun run={run} observed={observed} />
    </aside>
  );
}

/** Shows what is told beside the view, or takes it away; where there is no room beside, above the page. */
export function AboutButton({ run, observed }: ObservedRun): ReactNode {
  const isBeside = isShown.use();
  const [isAbove, setAbove] = useState(false);
  const toggle = (): void => {
    if (matchMedia(WIDE).matches) isShown.set(!isBeside);
    else setAbove(!isAbove);
  };
  useCommands([
    {
      id: "run.about",
      title: "Queue and repositories of the run",
      group: "Run",
      keys: "b",
      run: toggle,
    },
  ]);
  return (
    <>
      <Button
        kind="quiet"
        keys="b"
        aria-expanded={isBeside || isAbove}
        title="Queue and repositories (B)"
        onClick={toggle}
        className="mb-0.5"
      >
        <PanelRight className="size-3.5" aria-hidden="true" />
        <span className="max-sm:sr-only">Queue</span>
      </Button>
      <Dialog isOpen={isAbove} onClose={() => setAbove(false)} title="What it works on">
        <div className="overflow-y-auto">
          <AboutRun run={run} observed={observed} />
        </div>
      </Dialog>
    </>
  );
}
