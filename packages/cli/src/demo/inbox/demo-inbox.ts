import type { Result } from "../../command/command.ts";
import type { Context } from "../../command/context.ts";
import { itemsTable } from "../../inbox/items-table.ts";
import { listItems } from "../../inbox/read-items.ts";
import { issuesTable } from "../../issues/issues-table.ts";
import { listIssues } from "../../issues/read-issues.ts";
import { listSchedules } from "../../schedules/read-schedules.ts";
import { MARKS, schedulesTable } from "../../schedules/schedules-table.ts";
import { type DemoGround, removeGround } from "../ground/demo-ground.ts";
import { endOfDemo, runDemo } from "../ground/run-demo.ts";
import { makeInboxGround } from "./inbox-ground.ts";

/** So many fires of a schedule are shown. */
const FIRES = 10;

/** `wheelhouse demo inbox [--serve]`: what runs by itself in a real project, and what reaches a person of it. */
export async function demoInbox(context: Context): Promise<Result> {
  return runDemo(context, {
    name: "inbox",
    check: async () => undefined,
    make: makeInboxGround,
    path: () => "/inbox",
    words: [
      "Three programs of a small project ran as often as a few nights would: one is routine, one failed three times and",
      "became an issue, and one finds nobody signed in, which you are told at once. No model has looked at any of it.",
      "In the chat somebody answers who plays a transcript. Say: We need an export of the orders.",
    ],
    commands: [
      "wheelhouse inbox",
      "wheelhouse schedule ls",
      'wheelhouse chat "We need an export of the orders"',
      "wheelhouse chat accept 1",
      "wheelhouse issue ls",
    ],
    play,
  });
}

async function play(context: Context, ground: DemoGround): Promise<Result> {
  const { paint, columns } = context;
  const { home, project, fleeting } = ground;
  const now = Date.now();
  const schedules = await listSchedules(home, project.id, { fires: FIRES, now });
  const { items, short } = await listItems(home, { wanted: "all", now });
  const issues = await listIssues(home, project.id, {});
  const kept = fleeting === undefined;
  if (!kept) removeGround(ground);
  const layout = { paint, columns, now };
  return {
    data: { id: project.id, schedules, items, issues },
    view: () =>
      [
        paint.bold("What ran by itself"),
        schedulesTable(schedules, layout),
        paint.dim(MARKS),
        "",
        paint.bold("What came of it"),
        itemsTable(items, short, layout),
        "",
        paint.bold("What is to be done"),
        issuesTable(issues, layout),
        "",
        "No model has looked at any of it. The same on the page: wheelhouse demo inbox --serve",
        endOfDemo(ground, kept),
      ].join("\n"),
  };
}
