import type { RunStateObject } from "@wheelhouse/core";

/** What every view of a run gets. */
export interface RunViewProps {
  /** The run as the server folded it, kept live. */
  readonly state: RunStateObject;
}
