import {
  actHash,
  canonical,
  isTrusted,
  jsonSchema,
  type ScheduleEvent,
  type ScheduleState,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Clock } from "@wheelhouse/engine";
import type { StreamAppend } from "@wheelhouse/journal";
import { racing } from "../write/issue-log.ts";
import { readCron } from "./cron.ts";
import type { ScheduleCommand, ScheduleDone } from "./schedule-command.ts";
import {
  bornAppend,
  readSchedule,
  readSchedules,
  scheduleAppend,
  type ScheduleLog,
} from "./schedule-log.ts";

/** What commands on schedules need. */
export interface ScheduleCommandPorts extends ScheduleLog {
  readonly clock: Pick<Clock, "now">;
}

type CommandTo<D extends ScheduleCommand["do"]> = Extract<ScheduleCommand, { do: D }>;

/**
 * Does one thing with schedules. What resolves is journaled; whoever fires schedules is to be told. Throws `schedule.unknown`,
 * `schedule.invalid` or `schedule.state`.
 */
export async function performSchedule(
  ports: ScheduleCommandPorts,
  command: ScheduleCommand,
): Promise<ScheduleDone> {
  const { project } = command;
  const name = command.do === "define" ? command.input.name : command.name;
  const id = `${project.id}/${name}`;
  if (command.do === "define") await define(ports, command);
  else {
    const known = await readSchedule(ports.journal, id);
    if (!known || known.isRemoved) throw await unknown(ports, project.id, name);
  }
  if (command.do === "define") return { id, fire: null };
  let fire: string | null = null;
  await racing(async () => {
    const state = await readSchedule(ports.journal, id);
    if (!state || state.isRemoved) throw await unknown(ports, project.id, name);
    const event = eventOf(command, state, ports.clock.now());
    fire = event.type === "schedule.due" ? event.data.fire : null;
    await ports.engine.append([scheduleAppend(state, [event])]);
  });
  return { id, fire };
}

function eventOf(
  command: Exclude<ScheduleCommand, { do: "define" }>,
  state: ScheduleState,
  now: number,
): ScheduleEvent {
  const { by, name } = command;
  switch (command.do) {
    case "trust":
      if (command.hash !== state.definition.hash)
        throw notNow(
          name,
          "was changed since you read it",
          `Look at it again: wheelhouse schedule show ${name}`,
        );
      if (isTrusted(state)) throw notNow(name, "is trusted already");
      return { type: "schedule.trusted", data: { hash: command.hash, from: now, by } };
    case "pause": {
      if (state.paused) throw notNow(name, `is paused already, by ${state.paused.by}`);
      const { reason } = command;
      return { type: "schedule.paused", data: { by, ...(reason !== undefined && { reason }) } };
    }
    case "resume":
      // One that waits for a clock that was set back begins anew as well.
      if (!state.paused && state.until <= now) throw notNow(name, "is not paused");
      return { type: "schedule.resumed", data: { from: now, by } };
    case "remove":
      return { type: "schedule.removed", data: { by } };
    case "run": {
      if (!isTrusted(state))
        throw notNow(
          name,
          "is not trusted",
          `See what it does, and trust it: wheelhouse schedule trust ${name}`,
        );
      const [busy] = state.open.values();
      if (busy) throw notNow(name, `is at work already, since it was due at ${busy.fire}`);
      const fire = `now-${state.asked + 1}`;
      return { type: "schedule.due", data: { fire, at: now, cause: "person", by } };
    }
    default:
      return command satisfies never;
  }
}

async function define(ports: ScheduleCommandPorts, command: CommandTo<"define">): Promise<void> {
  await racing(async () => {
    const append = await scheduleDefinition(ports, command);
    if (append) await ports.engine.append([append]);
  });
}

/**
 * The append that defines a schedule as things are now; undefined when it says so already. One that comes too late conflicts. Throws
 * `schedule.invalid` or `schedule.state`.
 */
export async function scheduleDefinition(
  { journal, clock }: Pick<ScheduleCommandPorts, "journal" | "clock">,
  { project, input, origin, isNew, by }: CommandTo<"define">,
): Promise<StreamAppend | undefined> {
  readCron(input.cron, input.zone);
  const { name, ...words } = input;
  const before = await readSchedule(journal, `${project.id}/${name}`);
  if (isNew && before && !before.isRemoved)
    throw notNow(
      name,
      "is there already",
      `Change that one: wheelhouse schedule edit ${name}. Or take another name.`,
    );
  const same = before && !before.isRemoved ? before.definition : undefined;
  const keepsTimes = same?.cron === input.cron && same.zone === input.zone;
  const event: ScheduleEvent = {
    type: "schedule.defined",
    data: {
      project,
      name,
      ...words,
      origin,
      hash: actHash(input.act),
      // Times that are still the same ones have their place in the ledger already, or get it.
      from: keepsTimes && before ? before.until : clock.now(),
      by,
    },
  };
  if (same && saidBy(same) === saidBy(event.data)) return undefined;
  return bornAppend(project.id, name, before?.seq ?? 0, [event]);
}

/** What a definition says, whoever said it and when. */
function saidBy(definition: ScheduleState["definition"]): string {
  return canonical(jsonSchema.parse({ ...definition, by: "", from: 0 }));
}

async function unknown(
  { journal }: ScheduleCommandPorts,
  project: string,
  name: string,
): Promise<WheelhouseError> {
  const known = await readSchedules(journal, { project_id: project, removed: 0 });
  const names = known.map(({ definition }) => definition.name);
  return new WheelhouseError("schedule.unknown", `There is no schedule ${name} in this project.`, {
    hint:
      names.length === 0
        ? "It has none yet: wheelhouse schedule create NAME --cron …"
        : `There is ${names.slice(0, 5).join(", ")}. All of them: wheelhouse schedule ls`,
  });
}

function notNow(
  name: string,
  why: string,
  hint = `Look at it: wheelhouse schedule show ${name}`,
): WheelhouseError {
  return new WheelhouseError("schedule.state", `Schedule ${name} ${why}.`, { hint });
}
