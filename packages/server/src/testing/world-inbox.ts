import { InTurn, performInbox, performSchedule } from "@wheelhouse/desk";
import type { Engine } from "@wheelhouse/engine";
import type { Journal } from "@wheelhouse/journal";
import type { InboxDesk, ScheduleDesk } from "../server-deps.ts";

const by = "ann";

/** Schedules that nobody fires; everything is done by ann. */
export function worldSchedules(journal: Journal, engine: Engine): ScheduleDesk {
  const ports = { journal, engine, clock: { now: Date.now } };
  return { perform: (command) => performSchedule(ports, { ...command, by }) };
}

/** The inbox of a host without rules, as one is for a moment; alerts reach nobody, and runs and schedules can be begun again. */
export function worldInbox(journal: Journal, engine: Engine): InboxDesk {
  const schedules = worldSchedules(journal, engine);
  const ports: Parameters<typeof performInbox>[0] = {
    journal,
    engine,
    alerts: { raised: () => Promise.resolve([]), settle: () => Promise.resolve() },
    addressOf: () => undefined,
    projectNamed: () => undefined,
    now: Date.now,
    isThere: () => true,
    onPosted: () => undefined,
    turns: new InTurn(),
    again: {
      async schedule(project, name) {
        await schedules.perform({ do: "run", project, name });
        return undefined;
      },
      run: async (run, idempotencyKey) => (await engine.fork(run, { by }, { idempotencyKey })).run,
      issue: () => Promise.reject(new Error("no issue is worked on here")),
    },
  };
  return { perform: (command) => performInbox(ports, { ...command, by }) };
}
