import type { ReactNode } from "react";
import type { RunViewProps } from "../run-view.ts";

/** That view of a run. */
export function StepsView({ state }: RunViewProps): ReactNode {
  return <p className="p-4">{state.run.status}</p>;
}
