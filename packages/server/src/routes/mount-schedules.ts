import {
  API,
  fireObject,
  fireRowSchema,
  isoTime,
  type ScheduleObject,
  type ScheduleState,
  WheelhouseError,
} from "@wheelhouse/core";
import {
  lastOutput,
  previewCron,
  readSchedule,
  readSchedules,
  type ScheduleCommand,
  type ScheduleDone,
  tellSchedule,
} from "@wheelhouse/desk";
import type { Hono } from "hono";
import { projectNamed } from "../read/known-projects.ts";
import type { Project, Served, Unsigned } from "../server-deps.ts";
import { FIRES_TOLD } from "../stream/schedule-patches.ts";
import { mount } from "./mount.ts";
import { saidWords, USUAL_WORDS } from "./schedule-words.ts";

/** So many fires a schedule tells that is looked at alone. */
const FIRES_SHOWN = 50;

type Part = (name: string) => string;

/** Serves schedules: what there is, and what a person does with them. What a POST answers is journaled. */
export function mountSchedules(app: Hono, deps: Served): void {
  const { journal, now } = deps;
  const stateOf = async (part: Part): Promise<ScheduleState> => {
    const { id } = await projectNamed(deps, part("key"));
    const state = await readSchedule(journal, `${id}/${part("name")}`);
    if (state && !state.isRemoved) return state;
    throw unknown(part("name"));
  };
  const tell = (state: ScheduleState, fires: number): Promise<ScheduleObject> =>
    tellSchedule(journal, state, { fires, now: now() });
  /** Does something with schedules and answers with the one that it was about, as it is then. */
  const done = async (command: Unsigned<ScheduleCommand>): Promise<ScheduleObject> => {
    const { id } = await performed(deps, command);
    const state = await readSchedule(journal, id);
    if (!state) throw unknown(id);
    return tell(state, FIRES_TOLD);
  };
  const named = async (part: Part): Promise<{ project: Project; name: string }> => {
    const { project, name } = (await stateOf(part)).definition;
    return { project, name };
  };

  mount(app, API.schedules, async ({ part }) => {
    const { id } = await projectNamed(deps, part("key"));
    const states = await readSchedules(journal, { project_id: id, removed: 0 });
    return Promise.all(states.map((state) => tell(state, FIRES_TOLD)));
  });
  mount(app, API.schedule, async ({ part }) => {
    const state = await stateOf(part);
    const last = await lastOutput(journal, state);
    const last_output = last ? { ...last, at: isoTime(last.at) } : null;
    return { ...(await tell(state, FIRES_SHOWN)), last_output };
  });
  mount(app, API.fires, async ({ part, query: { limit = FIRES_SHOWN, before } }) => {
    const { project, name } = (await stateOf(part)).definition;
    const schedule = `${project.id}/${name}`;
    const where = { id: `${schedule}/${before ?? ""}` };
    const [last] = before === undefined ? [] : await journal.rows("fires", { where });
    if (before !== undefined && !last)
      throw new WheelhouseError("usage", `${name} has no fire ${JSON.stringify(before)}.`, {
        hint: "`before` is the `fire` of the last one that you have.",
      });
    const rows = await journal.rows("fires", {
      where: { schedule },
      orderBy: "due_at",
      descending: true,
      limit,
      after: last && { value: Number(last["due_at"]), key: String(last["id"]) },
    });
    return rows.map((row) => fireObject(fireRowSchema.parse(row)));
  });
  mount(app, API.previewSchedule, async ({ body: { cron, zone } }) => {
    const { words, next, notes } = previewCron(cron, zone, now());
    return { words, next: next.map(isoTime), notes: [...notes] };
  });
  mount(app, API.createSchedule, async ({ part, body: { name, act, cron, zone, ...rest } }) => {
    const project = await projectNamed(deps, part("key"));
    const input = { ...USUAL_WORDS, name, act, cron, zone, ...saidWords(rest) };
    return done({ do: "define", project, input, origin: "person", isNew: true });
  });
  mount(app, API.editSchedule, async ({ part, body }) => {
    const { definition } = await stateOf(part);
    const { project, name, title, cron, zone, act, catchUp, timeoutMs, notifyOn } = definition;
    const before = { name, title, cron, zone, act, catchUp, timeoutMs, notifyOn };
    // Who says what it does has read it; who changes its time has not said yes to what a file asks for.
    const origin = body.act === undefined ? definition.origin : "person";
    const input = { ...before, ...saidWords(body) };
    return done({ do: "define", project, input, origin, isNew: false });
  });
  mount(app, API.runSchedule, async ({ part }) => done({ do: "run", ...(await named(part)) }));
  mount(app, API.pauseSchedule, async ({ part, body }) =>
    done({ do: "pause", ...(await named(part)), ...body }),
  );
  mount(app, API.resumeSchedule, async ({ part }) =>
    done({ do: "resume", ...(await named(part)) }),
  );
  mount(app, API.removeSchedule, async ({ part }) =>
    done({ do: "remove", ...(await named(part)) }),
  );
  mount(app, API.trustSchedule, async ({ part, body: { hash } }) =>
    done({ do: "trust", ...(await named(part)), hash }),
  );
}

async function performed(
  { schedules }: Pick<Served, "schedules">,
  command: Unsigned<ScheduleCommand>,
): Promise<ScheduleDone> {
  if (schedules) return schedules.perform(command);
  throw new WheelhouseError("schedule.state", "This server can only look at schedules.", {
    hint: "Start one that can change them: wheelhouse serve",
  });
}

function unknown(name: string): WheelhouseError {
  const shown = JSON.stringify(name.slice(0, 60));
  return new WheelhouseError("schedule.unknown", `There is no schedule ${shown} in this project.`, {
    hint: "What there is: GET /api/projects/{key}/schedules",
  });
}
