import type { RunStateObject } from "@wheelhouse/core";
import type { RUN_VIEWS } from "../../router/search.ts";

/** A view of a run. */
export type RunView = (typeof RUN_VIEWS)[number];

/** What every view of a run gets. */
export interface RunViewProps {
  /** The run as the server folded it, kept live. */
  readonly state: RunStateObject;
}
