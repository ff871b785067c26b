import type { ReactNode } from "react";
import { AgentWell, type AgentWellProps } from "./well/agent-well.tsx";

/** What the shown step says and does where there is one column: under its row, as high as leaves the row in sight. */
export function NarrowWell(
  props: Omit<AgentWellProps, "request" | "isFirst" | "isBare">,
): ReactNode {
  return (
    <div className="h-[62dvh] border-y border-line bg-bg">
      {/* What it asks stands above the list already. */}
      <AgentWell key={props.step.id} {...props} request={undefined} isFirst isBare />
    </div>
  );
}
