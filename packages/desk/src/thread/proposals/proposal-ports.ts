import type { ScheduleAct } from "@wheelhouse/core";
import type { Clock, Engine, StartRequest } from "@wheelhouse/engine";
import type { Journal } from "@wheelhouse/journal";
import type { Alerter } from "../../alert/create-alerter.ts";
import type { HostDesk } from "../../create-desk.ts";
import type { Project } from "../../desk-ports.ts";

/** What proposals are acted on with: what serves a person who asks for the same. */
export interface ProposalPorts {
  readonly journal: Pick<Journal, "rows" | "read" | "head">;
  readonly engine: Pick<Engine, "append" | "start">;
  readonly desk: Pick<HostDesk, "start" | "inTurn">;
  readonly alerts: Pick<Alerter, "raised" | "settle">;
  readonly clock: Pick<Clock, "now">;
  /**
   * The run that an act of this kind asks for, as a client of the server would get it: settings, limits and rules of the project hold.
   * Throws what each start of it would.
   */
  readonly flowRequest: (
    act: Extract<ScheduleAct, { kind: "flow" }>,
    project: Project,
  ) => Promise<StartRequest>;
  /** A schedule was made or removed: whoever fires schedules is to be told. */
  readonly onScheduled: (id: string) => void;
  /** Told of what went wrong where nobody waits for an answer. */
  readonly onError: (error: unknown) => void;
}

/** Which proposal of which thread of which project, and who wants something of it. */
export interface ProposalPlace {
  readonly project: Project;
  readonly thread: string;
  readonly proposal: number;
  readonly by: string;
}
