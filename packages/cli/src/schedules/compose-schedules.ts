import { isWheelhouseError, messageOf } from "@wheelhouse/core";
import {
  performSchedule,
  type ScheduleCommand,
  scheduleCommandSchema,
  type ScheduleDone,
  Scheduler,
  type SchedulePorts,
} from "@wheelhouse/desk";
import type { MoreRoutes } from "@wheelhouse/engine";
import { isAppendRefusal } from "@wheelhouse/journal";
import { clean } from "../output/clean.ts";
import type { Project } from "../project/find-project.ts";
import { followScheduleFiles } from "./file/follow-schedule-files.ts";

/** Where the host is told what to do with schedules. */
export const SCHEDULES_PATH = "/api/schedules";

/** The schedules of a host. */
export interface Schedules {
  perform(command: ScheduleCommand): Promise<ScheduleDone>;
  readonly routes: MoreRoutes;
  /** A run is not driven any more: if it has ended, so has its fire. */
  settle(run: string): Promise<void>;
  /** A schedule was made or removed by somebody else. */
  changed(id: string): void;
  close(): Promise<void>;
}

/**
 * The schedules of a host, put together for a data directory. It fires them, and follows the files of projects, when `fires` says so: a
 * command that is the host for a while does not.
 */
export async function composeSchedules(
  ports: Omit<SchedulePorts, "onError">,
  { fires, projects }: { readonly fires: boolean; readonly projects: () => readonly Project[] },
): Promise<Schedules> {
  const scheduler = fires ? new Scheduler({ ...ports, onError }) : undefined;
  const perform = async (command: ScheduleCommand): Promise<ScheduleDone> => {
    const done = await performSchedule(ports, command);
    await scheduler?.changed(done.id);
    return done;
  };
  await scheduler?.open();
  const say = (problem: string): void => void process.stderr.write(`${clean(problem)}\n`);
  const files = fires ? await followScheduleFiles({ ...ports, projects, perform, say }) : undefined;
  return {
    perform,
    async routes({ method, path, body }) {
      if (method !== "POST" || path !== SCHEDULES_PATH) return undefined;
      return { status: 200, body: await perform(scheduleCommandSchema.parse(body)) };
    },
    settle: async (run) => scheduler?.settle(run).catch(onError),
    changed: (id) => void scheduler?.changed(id).catch(onError),
    async close() {
      files?.close();
      await scheduler?.close();
    },
  };
}

function onError(error: unknown): void {
  // A host that ends has closed its journal: who comes next goes on.
  if (isAppendRefusal(error)) return;
  const hint = isWheelhouseError(error) && error.hint !== undefined ? ` ${error.hint}` : "";
  process.stderr.write(`A schedule waits: ${messageOf(error)}${hint}\n`);
}
