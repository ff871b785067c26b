import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { retryPath } from "../host/drive.ts";
import { withHost } from "../host/with-host.ts";
import { clean } from "../output/clean.ts";
import { findRun } from "../reading/find-run.ts";
import { openReading } from "../reading/open-reading.ts";
import { whoAmI } from "../request/who-am-i.ts";

/** `wheelhouse retry RUN STEP [--reason …]` */
export async function run({ args, home, paint }: Context): Promise<Result> {
  const [named = "", step = ""] = args.positionals;
  const id = await runNamed(home, named);
  const reason = args.text("reason");
  const by = whoAmI();
  const { driven } = await withHost(home, "wheelhouse retry", {
    here: (engine) => engine.retry(id, step, by, reason),
    path: retryPath(id, step),
    body: reason === undefined ? { by } : { by, reason },
  });
  return {
    data: { id, step, status: "retrying", driven },
    view: () => {
      const done = `${paint.green("✓")} Step ${clean(step)} is tried again.`;
      return driven
        ? `${done} See: wheelhouse show ${id}`
        : `${done} Nobody drives the run now. Go on with it: wheelhouse resume ${id}`;
    },
  };
}

/** The run's whole id. The reader is closed before this process may become the writer. */
async function runNamed(home: string, word: string): Promise<string> {
  await using reader = await openReading(home);
  return await findRun(reader, word);
}
