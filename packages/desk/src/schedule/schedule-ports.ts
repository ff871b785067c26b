import type { FireEnd, ScheduleAct } from "@wheelhouse/core";
import type { Clock } from "@wheelhouse/engine";
import type { InboxPorts } from "../inbox/post-item.ts";
import type { Project } from "../desk-ports.ts";

type ActOf<K extends ScheduleAct["kind"]> = Extract<ScheduleAct, { kind: K }>;

/** What one fire is done with. */
export interface Doing {
  readonly project: Project;
  /** The same for each try of this fire, and of no other one. */
  readonly key: string;
  /** Who wants it, for the journal. */
  readonly by: string;
}

/** What one fire of a command or a call is done with. */
export interface Performing extends Pick<Doing, "project"> {
  /** Marks its processes, so that they can be found and ended by whoever comes after a crash. */
  readonly marker: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * What schedules do. *Contract*: a failure is an end and not a rejection; what rejects has done nothing. `flow` and `issue`
 * give the run that the key has started when there is one.
 */
export interface Acts {
  flow(act: ActOf<"flow">, doing: Doing): Promise<{ readonly run: string }>;
  issue(act: ActOf<"issue">, doing: Doing): Promise<{ readonly run: string }>;
  command(act: ActOf<"command">, performing: Performing): Promise<FireEnd>;
  http(act: ActOf<"http">, performing: Performing): Promise<FireEnd>;
  /** Ends what a host that died has left of a command, and proves it. */
  reap(marker: string): Promise<void>;
}

/** What the scheduler gets from outside. */
export interface SchedulePorts extends InboxPorts {
  readonly clock: Clock;
  readonly acts: Acts;
  /** Called when an item was posted. */
  readonly onPosted: (id: string) => void;
  readonly onError: (error: unknown) => void;
}
