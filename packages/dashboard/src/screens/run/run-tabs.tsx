import { getRouteApi, Link } from "@tanstack/react-router";
import { Radio } from "lucide-react";
import { type ReactNode, useContext } from "react";
import { useCommands } from "../../commands/command-list.ts";
import { Button } from "../../parts/button.tsx";
import { AboutButton } from "./observed/about/about-side.tsx";
import { isOpenRun } from "./run-open.ts";
import type { RunView, RunViewProps } from "./run-view.ts";
import { RunWords } from "./run-words.ts";
import { viewsOf } from "./views-of.ts";

const route = getRouteApi("/runs/$run");

/** What each view is called, and its key. One letter after `g` goes to another page, so that Graph has it twice. */
const TABS: Readonly<Record<RunView, { readonly label: string; readonly keys: string }>> = {
  steps: { label: "Steps", keys: "s" },
  graph: { label: "Graph", keys: "g g" },
  timeline: { label: "Timeline", keys: "t" },
  events: { label: "Events", keys: "e" },
  changes: { label: "Changes", keys: "Shift+D" },
  findings: { label: "Findings", keys: "d" },
  report: { label: "Report", keys: "r" },
};

/** The views of a run, as links, and whether the page follows what works. */
export function RunTabs({
  state: { run },
  view,
}: RunViewProps & { readonly view: RunView }): ReactNode {
  const navigate = route.useNavigate();
  const { step } = route.useSearch();
  const words = useContext(RunWords);
  const views = viewsOf(run, view);
  const labelOf = (each: RunView): string => (each === "steps" ? words.steps : TABS[each].label);
  useCommands(
    views.map((each) => ({
      id: `run.${each}`,
      title: labelOf(each),
      group: "Run",
      keys: TABS[each].keys,
      run: () => void navigate({ search: (now) => ({ ...now, view: each }) }),
    })),
  );
  return (
    <div className="flex shrink-0 items-end border-b border-line px-3 max-sm:px-2">
      <nav
        aria-label="Views of the run"
        className="flex min-w-0 flex-1 gap-1 overflow-x-auto [scrollbar-width:none]"
      >
        {views.map((each) => (
          <Link
            key={each}
            to="/runs/$run"
            params={{ run: run.id }}
            search={(now) => ({ ...now, view: each })}
            ref={each === view ? intoView : undefined}
            aria-current={each === view ? "page" : undefined}
            aria-keyshortcuts={TABS[each].keys}
            className="border-b-2 border-transparent px-2.5 py-1.5 whitespace-nowrap text-text-2 outline-offset-[-2px] hover:text-text aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text coarse:py-2.5"
          >
            {labelOf(each)}
          </Link>
        ))}
      </nav>
      {isOpenRun(run) && view === "steps" ? (
        <Button
          kind="quiet"
          keys="f"
          aria-pressed={step === undefined}
          title={
            step === undefined
              ? "The page follows the step that works"
              : "Follow the step that works (F)"
          }
          onClick={() =>
            void navigate({ search: (now) => ({ ...now, step: undefined }), replace: true })
          }
          className={`mb-0.5 ${step === undefined ? "text-running" : ""}`}
        >
          <Radio className="size-3.5" aria-hidden="true" />
          <span className="max-sm:sr-only">{step === undefined ? "Following" : "Follow"}</span>
        </Button>
      ) : null}
      {run.observed === null ? null : <AboutButton run={run} observed={run.observed} />}
    </div>
  );
}

/** Where the tabs have no room, the one that is shown is in view. */
function intoView(tab: HTMLElement | null): void {
  const row = tab?.parentElement;
  if (!tab || !row || row.scrollWidth <= row.clientWidth) return;
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}
