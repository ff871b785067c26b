import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { tellRun } from "./tell-run.ts";

/** `wheelhouse pause RUN` */
export async function run(context: Context): Promise<Result> {
  const { paint } = context;
  const { id } = await tellRun(context, "pause", (engine, run, by, reason) =>
    engine.pause(run, by, reason),
  );
  return {
    data: { id, status: "paused" },
    view: () =>
      `${paint.green("✓")} Run ${id} starts nothing new; what is under way ends. Go on with it: wheelhouse resume ${id}`,
  };
}
