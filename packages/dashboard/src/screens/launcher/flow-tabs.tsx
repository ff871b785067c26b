import type { ReactNode } from "react";
import type { FlowTab } from "./flows-shown.ts";

/** The kinds of flows. Pressing left or right goes from one to the next. */
export function FlowTabs({
  tabs,
  chosen,
  onChoose,
}: {
  readonly tabs: readonly FlowTab[];
  /** Undefined while words are searched for in all of them. */
  readonly chosen: FlowTab | undefined;
  readonly onChoose: (tab: FlowTab) => void;
}): ReactNode {
  const focusable = chosen ?? tabs[0];
  return (
    <div
      role="tablist"
      aria-label="Kinds of flows"
      className="flex min-w-0 gap-1 max-md:overflow-x-auto md:flex-wrap"
    >
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          aria-selected={tab === chosen}
          aria-controls="flows"
          tabIndex={tab === focusable ? 0 : -1}
          onClick={() => onChoose(tab)}
          className="h-7 shrink-0 rounded-card px-2.5 text-text-2 hover:bg-raised aria-selected:bg-raised aria-selected:font-medium aria-selected:text-text coarse:h-11"
        >
          {tab}
        </button>
      ))}
    </div>
  );
}

/** The tab that a key leads to from another; undefined for keys that lead nowhere. */
export function tabBeside(
  tabs: readonly FlowTab[],
  from: FlowTab,
  key: string,
): FlowTab | undefined {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  return step === undefined
    ? undefined
    : tabs[(tabs.indexOf(from) + step + tabs.length) % tabs.length];
}
