import { isTerminal, runRowSchema, WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { leaveBehind } from "../host/leave-behind.ts";
import { findRun } from "../reading/find-run.ts";
import { idleRuns } from "../reading/idle-runs.ts";
import { openReading } from "../reading/open-reading.ts";
import { driveAll } from "../watch/drive-all.ts";
import { driveOne } from "../watch/drive-one.ts";

/** `wheelhouse resume [RUN]` */
export async function run(context: Context): Promise<Result> {
  const { args, home } = context;
  const [named] = args.positionals;
  const runs =
    named === undefined ? (await idleRuns(home)).map(({ id }) => id) : [await openOne(home, named)];
  if (runs.length === 0) return nothing();
  if (args.flag("detach")) return detached(context, runs);
  const [only] = runs;
  if (only !== undefined && runs.length === 1) {
    return driveOne(context, {
      command: `wheelhouse resume ${only}`,
      begin: async (drive) => {
        await drive.resume(only);
        return only;
      },
      out: args.text("out"),
    });
  }
  return driveAll(context, runs);
}

/** The run that is named. Throws `run.ended` when nothing is left to do. */
async function openOne(home: string, named: string): Promise<string> {
  await using reader = await openReading(home);
  const id = await findRun(reader, named);
  const [row] = (await reader?.rows("runs", { where: { id } })) ?? [];
  const { status, ended_at: ended } = runRowSchema
    .pick({ status: true, ended_at: true })
    .parse(row);
  if (ended === null || !isTerminal(status)) return id;
  throw new WheelhouseError("run.ended", `Run ${id} has ended: it is ${status}.`, {
    hint: `Read its report: wheelhouse report ${id}`,
  });
}

function nothing(): Result {
  return {
    data: [],
    view: () =>
      "Nothing to go on with: no open run is without a driver. Paused runs are resumed by their name; all runs: wheelhouse ls",
  };
}

async function detached({ home, paint }: Context, runs: readonly string[]): Promise<Result> {
  await leaveBehind(home, { resume: [...runs] });
  return {
    data: runs.map((id) => ({ id, status: "running" })),
    view: () =>
      `${paint.green("✓")} ${runs.join(", ")} ${runs.length === 1 ? "goes" : "go"} on in a process of its own. See: wheelhouse ls`,
  };
}
