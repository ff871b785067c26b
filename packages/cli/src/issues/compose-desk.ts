import { isWheelhouseError } from "@wheelhouse/core";
import { createDesk, deskCommandSchema, type HostDesk } from "@wheelhouse/desk";
import type { Engine, MoreRoutes } from "@wheelhouse/engine";
import { isAppendRefusal, type SqliteJournal } from "@wheelhouse/journal";
import { nobody } from "../command/nobody.ts";
import { crewFor, workOf } from "./crew-for.ts";
import { readSavedPlan } from "./saved-plans.ts";

/** Where the host is told what to do with issues. */
export const DESK_PATH = "/api/desk";

/** Everything that the desk of a host gets from outside, put together for a data directory. */
export function composeDesk(home: string, journal: SqliteJournal, engine: Engine): HostDesk {
  return createDesk(
    {
      journal,
      engine,
      workOf: ({ path }) => workOf(home, path),
      crewFor: ({ path }, wish) => crewFor({ home, io: nobody }, path, wish),
      planNamed: async (project, name, type) => {
        const { checks } = workOf(home, project.path);
        return readSavedPlan({ home, project }, name, { type, checks });
      },
    },
    {
      onError(error) {
        // A host that ends has closed its journal: who comes next begins what waits.
        if (isAppendRefusal(error) || isWheelhouseError(error)) return;
        process.stderr.write(`Issues that wait for a place: ${String(error)}\n`);
      },
    },
  );
}

/** The calls of other processes for the desk. */
export function deskRoutes(desk: HostDesk): MoreRoutes {
  return async ({ method, path, body }) => {
    if (method !== "POST" || path !== DESK_PATH) return undefined;
    return { status: 200, body: await desk.perform(deskCommandSchema.parse(body)) };
  };
}
