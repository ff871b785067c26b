import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { tellRun } from "./tell-run.ts";

/** `wheelhouse cancel RUN` */
export async function run(context: Context): Promise<Result> {
  const { paint } = context;
  const { id, driven } = await tellRun(context, "cancel", (engine, run, by, reason) =>
    engine.cancel(run, by, reason),
  );
  return {
    data: { id, status: driven ? "cancelling" : "cancelled" },
    view: () =>
      driven
        ? `${paint.green("✓")} Run ${id} is being cancelled: its agents are ended first. See: wheelhouse show ${id}`
        : `${paint.green("✓")} Run ${id} is cancelled. What had finished is kept: wheelhouse show ${id}`,
  };
}
