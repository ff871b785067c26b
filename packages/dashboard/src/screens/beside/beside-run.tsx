import { isWheelhouseError, type RunStateObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { Maximize2, X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { useCommands } from "../../commands/command-list.ts";
import { useRun } from "../../live/use-run.ts";
import { IconButton } from "../../parts/icon-button.tsx";
import { StatusChip } from "../../parts/status-chip.tsx";
import { wordsOf } from "../../queries/words-of.ts";
import { nameOf } from "../../shell/active-pill.tsx";
import { stored } from "../../stored/stored.ts";
import { PEEK } from "../run/peek/peek-width.ts";
import { PeekEdge } from "../run/peek/peek-edge.tsx";
import { RunFacts, RunWhy } from "../run/header/run-facts.tsx";
import { OBSERVED_WORDS, OWN_WORDS, RunWords } from "../run/run-words.ts";
import { BesideReport } from "./beside-report.tsx";
import { BesideSteps } from "./beside-steps.tsx";
import { ShownBeside } from "./shown-beside.ts";
import { useBeside } from "./use-beside.ts";

/** Width of what stands beside the page, in pixels. */
const besideWidth = stored("beside-width", z.number().min(PEEK.least).max(PEEK.most), 460);

/** A run beside the page that one works on: how it stands, what it asks, its steps and its report. Nothing without one. */
export function BesideRun(): ReactNode {
  const { run, close } = useBeside();
  if (run === undefined || run === "") return null;
  return <Beside key={run} id={run} onClose={close} />;
}

function Beside({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const { data: state, error } = useRun(id);
  const width = besideWidth.use();
  const panel = useRef<HTMLElement>(null);
  useCommands([
    { id: "beside.close", title: "Close what is beside", group: "Page", keys: "w", run: onClose },
  ]);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, []);
  const isUnknown = isWheelhouseError(error) && error.code === "run.unknown";
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label="Run beside the page"
      className="relative flex min-h-0 shrink-0 flex-col border-l border-line bg-bg outline-none max-md:fixed max-md:inset-x-0 max-md:top-10 max-md:bottom-14 max-md:z-30 max-md:w-auto! max-md:border-l-0 coarse:max-md:top-14"
      style={{ width: `min(${width}px, 55vw)` }}
    >
      <div className="max-md:hidden">
        <PeekEdge width={width} of="the run" onWidth={besideWidth.set} />
      </div>
      {state === undefined ? (
        <div className="flex items-start gap-2 p-3">
          <p className="min-w-0 flex-1 text-text-2">
            {error === null ? "" : isUnknown ? "There is no such run." : wordsOf(error).title}
          </p>
          <Close onClose={onClose} />
        </div>
      ) : (
        <ShownBeside value={id}>
          <RunWords value={state.run.observed === null ? OWN_WORDS : OBSERVED_WORDS}>
            <Shown state={state} onClose={onClose} />
          </RunWords>
        </ShownBeside>
      )}
    </aside>
  );
}

function Shown({
  state,
  onClose,
}: {
  readonly state: RunStateObject;
  readonly onClose: () => void;
}): ReactNode {
  const { run } = state;
  const [part, setPart] = useState<"steps" | "report">();
  const shown = run.report === null ? "steps" : (part ?? "report");
  const name = nameOf(run);
  return (
    <>
      <header className="flex shrink-0 flex-col gap-1 border-b border-line px-3 py-2">
        <div className="flex items-center gap-2">
          <h2 dir="auto" title={name} className="min-w-0 flex-1 truncate font-semibold">
            {name.slice(0, 300)}
          </h2>
          <StatusChip status={run.status} />
          <Link
            to="/runs/$run"
            params={{ run: run.id }}
            aria-label="Open the run's page"
            title="Open the run's page"
            className="flex size-7 items-center justify-center rounded-card text-text-2 hover:bg-raised hover:text-text coarse:size-11"
          >
            <Maximize2 className="size-3.5" aria-hidden="true" />
          </Link>
          <Close onClose={onClose} />
        </div>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
          <RunFacts state={state} />
        </div>
        <RunWhy state={state} />
        {run.report === null ? null : (
          <div className="flex gap-1">
            {(["report", "steps"] as const).map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={shown === each}
                onClick={() => setPart(each)}
                className="min-h-6 rounded-chip px-2 text-xs text-text-2 capitalize hover:bg-raised aria-pressed:bg-raised aria-pressed:font-medium aria-pressed:text-text coarse:min-h-11"
              >
                {each}
              </button>
            ))}
          </div>
        )}
      </header>
      {shown === "report" && run.report !== null ? (
        <BesideReport run={run} text={run.report} />
      ) : (
        <BesideSteps state={state} />
      )}
    </>
  );
}

function Close({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <IconButton label="Close what is beside" keys="w" onClick={onClose}>
      <X className="size-4" aria-hidden="true" />
    </IconButton>
  );
}
