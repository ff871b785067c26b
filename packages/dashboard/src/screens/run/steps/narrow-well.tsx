import type { ReactNode } from "react";
import { canFork } from "../fork/can-fork.ts";
import { ForkButton } from "../fork/fork-button.tsx";
import { AgentWell, type AgentWellProps } from "./well/agent-well.tsx";

/** What the shown step says and does where there is one column: under its row, as high as leaves the row in sight. */
export function NarrowWell(
  props: Omit<AgentWellProps, "request" | "isFirst" | "isBare">,
): ReactNode {
  return (
    <div className="flex h-[62dvh] flex-col border-y border-line bg-bg">
      {canFork(props.run) ? (
        <div className="@container flex shrink-0 items-center justify-end gap-3 border-b border-line px-3 text-xs text-text-2">
          <ForkButton step={props.step.id} />
        </div>
      ) : null}
      <div className="min-h-0 flex-1">
        {/* What it asks stands above the list already. */}
        <AgentWell key={props.step.id} {...props} request={undefined} isFirst isBare />
      </div>
    </div>
  );
}
