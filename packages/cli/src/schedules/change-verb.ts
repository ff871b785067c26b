import { WheelhouseError } from "@wheelhouse/core";
import type { ScheduleCommand } from "@wheelhouse/desk";
import { askYes } from "../agents/ask-yes.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import type { Project } from "../project/find-project.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { readServerNote } from "../serve/server-note.ts";
import { actLines } from "./act-lines.ts";
import { type ScheduleDetail, scheduleDetail } from "./schedule-detail.ts";
import { NOT_SERVED, willHappen } from "./schedule-page.ts";
import { withSchedules } from "./with-schedules.ts";

/** What is done with a schedule that is there. */
export const CHANGE_VERBS = ["run", "pause", "resume", "rm", "trust"] as const;
/** What is done with a schedule that is there. */
export type ChangeVerb = (typeof CHANGE_VERBS)[number];

/** `wheelhouse schedule run|pause|resume|rm|trust NAME` */
export async function changeVerb(
  context: Context,
  project: Project,
  { verb, name }: { readonly verb: ChangeVerb; readonly name: string },
): Promise<Result> {
  const { home, paint, columns } = context;
  const look = (): Promise<ScheduleDetail> =>
    scheduleDetail(home, project.id, name, { fires: 1, now: Date.now() });
  const before = await look();
  const said = {
    project: { id: project.id, path: project.path },
    name,
    by: whoAmI(),
  };
  const { fire } = await withSchedules(home, await commandOf(context, verb, said, before));
  if (verb === "rm")
    return {
      data: { id: before.schedule.id, status: "removed" },
      view: () => `${paint.green("✓")} Schedule ${name} is removed. What it has done stays told.`,
    };
  const isServed = readServerNote(home) !== undefined;
  const detail = await look();
  const layout = { paint, columns, now: Date.now(), isServed };
  const done = (text: string): string => `${paint.green("✓")} ${text}`;
  return {
    data: verb === "run" ? { ...detail.schedule, fire } : detail.schedule,
    view: () => {
      switch (verb) {
        case "run":
          return isServed
            ? `${done(`Schedule ${name} fires now.`)}\n  See how it goes: wheelhouse schedule show ${name}`
            : `${done(`Schedule ${name} is due now, and waits.`)}\n  ${NOT_SERVED}`;
        case "pause":
          return `${done(`Schedule ${name} is paused: its times pass by.`)}\n  Go on with it: wheelhouse schedule resume ${name}`;
        case "resume":
          return [done(`Schedule ${name} goes on from now.`), ...willHappen(detail, layout)].join(
            "\n",
          );
        case "trust":
          return [
            done(`Schedule ${name} is trusted as it is now.`),
            ...willHappen(detail, layout),
          ].join("\n");
        default:
          return verb satisfies never;
      }
    },
  };
}

async function commandOf(
  context: Context,
  verb: ChangeVerb,
  said: { readonly project: Project; readonly name: string; readonly by: string },
  before: ScheduleDetail,
): Promise<ScheduleCommand> {
  switch (verb) {
    case "run":
    case "resume":
      return { do: verb, ...said };
    case "rm":
      return { do: "remove", ...said };
    case "pause": {
      const reason = context.args.text("reason");
      return { do: "pause", ...said, ...(reason !== undefined && { reason }) };
    }
    case "trust":
      await askTrust(context, before);
      return { do: "trust", ...said, hash: before.schedule.hash };
    default:
      return verb satisfies never;
  }
}

/** Shows what a person says yes to, and asks. What is trusted is what was shown: a change in between is refused. */
async function askTrust(
  { args, io }: Context,
  { schedule: { name, words, zone, act, status } }: ScheduleDetail,
): Promise<void> {
  if (status !== "untrusted")
    throw new WheelhouseError("schedule.state", `Schedule ${name} is trusted already.`, {
      hint: `Look at it: wheelhouse schedule show ${name}`,
    });
  const lines = [`Schedule ${name}: ${words} (${zone}), it`, ...actLines(act)];
  io.stderr.write(`${lines.join("\n  ")}\n`);
  if (args.flag("yes")) return;
  const yes = await askYes(io, `Trust ${name} as it is now?`);
  if (yes === true) return;
  throw new WheelhouseError("usage", `The schedule ${name} was not trusted.`, {
    hint:
      yes === undefined
        ? `There is nobody to ask here. Say yes at once: wheelhouse schedule trust ${name} --yes`
        : "It does nothing until you trust it.",
  });
}
