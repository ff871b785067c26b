import type { RunEvent, RunState } from "@wheelhouse/core";
import type { Stopped } from "../drive/performing.ts";

/** What a step that is a run of its own needs of the runs of its host. */
export interface OtherRuns {
  /** Writes the first events of a run down, unless it has some already. */
  birth(run: string, make: () => readonly RunEvent[]): Promise<void>;
  /** Takes its wheel, or finds who has it here. Undefined when there is nothing to drive. */
  drive(run: string): Promise<{ readonly stopped: Promise<Stopped> } | undefined>;
  /** Resolves when somebody here takes its wheel from now on. */
  driven(run: string): Promise<void>;
  /** Tells it something. Throws `run.unknown` when it was never born. */
  tell(run: string, accept: (state: RunState) => readonly RunEvent[]): Promise<void>;
  /** Folds what is written of it. Throws `run.unknown`. */
  load(run: string): Promise<RunState>;
}
