import { nearest, WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { findProject, type Project } from "../project/find-project.ts";
import { CHANGE_VERBS, changeVerb } from "../schedules/change-verb.ts";
import { defineVerb } from "../schedules/define-verb.ts";
import { listSchedules } from "../schedules/read-schedules.ts";
import { scheduleDetail } from "../schedules/schedule-detail.ts";
import { NOT_SERVED, schedulePage } from "../schedules/schedule-page.ts";
import { MARKS, schedulesTable } from "../schedules/schedules-table.ts";
import { readServerNote } from "../serve/server-note.ts";

const VERBS = ["ls", "create", "show", "edit", ...CHANGE_VERBS] as const;
/** So many of the latest fires are a row of marks. */
const MARKED = 10;
/** So many are told by the page of one. */
const TOLD = 20;

/** `wheelhouse schedule [ls]`, `schedule create NAME --cron "…" …`, `schedule show NAME`, and what else can be done with one */
export async function run(context: Context): Promise<Result> {
  const { args, io } = context;
  const [word = "ls", name, more] = args.positionals;
  const verb = VERBS.find((each) => each === word);
  if (!verb)
    throw new WheelhouseError("usage", `wheelhouse schedule has no ${JSON.stringify(word)}.`, {
      hint: `${didYouMean(nearest(word, VERBS))}It has ${VERBS.join(", ")}.`,
    });
  const project = findProject(args.text("project"), io.cwd);
  if (verb === "ls") return lsVerb(context, project);
  if (name === undefined || name === "" || more !== undefined)
    throw new WheelhouseError("usage", `A name is missing: schedule ${verb} takes one.`, {
      hint:
        verb === "create" ? "Call it as in nightly-tests." : "All of them: wheelhouse schedule ls",
    });
  if (verb === "create" || verb === "edit")
    return defineVerb(context, project, { name, isNew: verb === "create" });
  if (verb === "show") return showVerb(context, project, name);
  return changeVerb(context, project, { verb, name });
}

async function lsVerb({ home, paint, columns }: Context, project: Project): Promise<Result> {
  const now = Date.now();
  const schedules = await listSchedules(home, project.id, { fires: MARKED, now });
  const isServed = readServerNote(home) !== undefined;
  return {
    data: schedules,
    view: () =>
      schedules.length === 0
        ? 'This project has no schedules.\n  Make one: wheelhouse schedule create NAME --cron "0 2 * * *" --command "npm test"'
        : [
            schedulesTable(schedules, { paint, columns, now }),
            ...(schedules.some(({ fires }) => fires.length > 0) ? ["", paint.dim(MARKS)] : []),
            ...(isServed ? [] : ["", paint.yellow(NOT_SERVED)]),
          ].join("\n"),
  };
}

async function showVerb(
  { home, paint, columns }: Context,
  project: Project,
  name: string,
): Promise<Result> {
  const now = Date.now();
  const detail = await scheduleDetail(home, project.id, name, { fires: TOLD, now });
  const isServed = readServerNote(home) !== undefined;
  return {
    data: { ...detail.schedule, last_output: detail.output, waits_until: detail.waitsUntil },
    view: () => schedulePage(detail, { paint, columns, now, isServed }),
  };
}
