import { isTrusted, type ScheduleAct, WheelhouseError } from "@wheelhouse/core";
import { readSchedule } from "@wheelhouse/desk";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { showIssue } from "../issues/read-issues.ts";
import type { Project } from "../project/find-project.ts";
import { openReading } from "../reading/open-reading.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { readServerNote } from "../serve/server-note.ts";
import { startOfFlow } from "./act/start-of-flow.ts";
import { scheduleDetail } from "./schedule-detail.ts";
import { scheduleInputOf } from "./schedule-input-of.ts";
import { willHappen } from "./schedule-page.ts";
import { withSchedules } from "./with-schedules.ts";

/** `wheelhouse schedule create NAME …` and `schedule edit NAME …`: prints what will happen from now on. */
export async function defineVerb(
  context: Context,
  project: Project,
  { name, isNew }: { readonly name: string; readonly isNew: boolean },
): Promise<Result> {
  const { home, paint, columns } = context;
  const before = isNew ? undefined : await definitionOf(home, project, name);
  const input = scheduleInputOf(context, name, before);
  if (JSON.stringify(input.act) !== JSON.stringify(before?.act))
    await checkAct(home, project, input.act);
  await withSchedules(home, {
    do: "define",
    project: { id: project.id, path: project.path },
    by: whoAmI(),
    input,
    origin: "person",
    isNew,
  });
  const now = Date.now();
  const detail = await scheduleDetail(home, project.id, name, { fires: 1, now });
  const isServed = readServerNote(home) !== undefined;
  return {
    data: detail.schedule,
    view: () =>
      [
        `${paint.green("✓")} Schedule ${name} is ${isNew ? "made" : "as you said"}.`,
        ...willHappen(detail, { paint, columns, now, isServed }),
      ].join("\n"),
  };
}

/** What a schedule is now. One that a file brought and nobody trusts is not made a person's own by the way. */
async function definitionOf(home: string, { id }: Project, name: string) {
  const { definition } = await scheduleDetail(home, id, name, { fires: 0, now: Date.now() });
  await using journal = await openReading(home);
  const state = journal && (await readSchedule(journal, `${id}/${name}`));
  if (state && !isTrusted(state))
    throw new WheelhouseError("schedule.state", `Schedule ${name} is not trusted.`, {
      hint: `See what it does, and trust it first: wheelhouse schedule trust ${name}`,
    });
  return definition;
}

/** What each fire would be refused for is better told at once. */
async function checkAct(home: string, project: Project, act: ScheduleAct): Promise<void> {
  if (act.kind === "flow") await startOfFlow(home, act, project);
  if (act.kind === "issue") await showIssue(home, project.id, act.number);
}
