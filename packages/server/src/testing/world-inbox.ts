import { decideItem, performSchedule, postItem, undoDecision } from "@wheelhouse/desk";
import type { Engine } from "@wheelhouse/engine";
import type { Journal } from "@wheelhouse/journal";
import type { InboxDesk, ScheduleDesk } from "../server-deps.ts";

const by = "ann";

/** Schedules that nobody fires; everything is done by ann. */
export function worldSchedules(journal: Journal, engine: Engine): ScheduleDesk {
  const ports = { journal, engine, clock: { now: Date.now } };
  return { perform: (command) => performSchedule(ports, { ...command, by }) };
}

/** The inbox of a host without rules, as one is for a moment; alerts reach nobody. */
export function worldInbox(journal: Journal, engine: Engine): InboxDesk {
  const ports = {
    journal,
    engine,
    alerts: { raised: () => Promise.resolve([]), settle: () => Promise.resolve() },
    addressOf: () => undefined,
    projectNamed: () => undefined,
  };
  return {
    async perform(command) {
      if (command.do === "decide")
        return {
          item: command.item,
          ...(await decideItem(ports, { ...command, by })),
          repeated: false,
        };
      if (command.do === "undo") {
        await undoDecision(ports, { ...command, by });
        return { item: command.item, issue: null, repeated: false };
      }
      if (command.do === "signals") throw new Error("no repository is looked at here");
      const { project, type, source: id, ...said } = command;
      const { id: item, repeated } = await postItem(ports, {
        source: { project, type, id },
        message: said.message,
        priority: said.priority,
        dedupeKey: said.dedupeKey,
        outcome: said.outcome,
      });
      return { item, issue: null, repeated };
    },
  };
}
