import type { Engine } from "@wheelhouse/engine";
import type { Context } from "../command/context.ts";
import { withHost } from "../host/with-host.ts";
import { findRun } from "../reading/find-run.ts";
import { openReading } from "../reading/open-reading.ts";
import { whoAmI } from "../request/who-am-i.ts";

/** Tells the run that the first word names to do something, through the host when there is one. */
export async function tellRun(
  { args, home }: Context,
  verb: "cancel" | "pause",
  here: (engine: Engine, run: string, by: string, reason?: string) => Promise<void>,
): Promise<{ readonly id: string; readonly driven: boolean }> {
  const id = await named(home, args.positionals[0] ?? "");
  const reason = args.text("reason");
  const by = whoAmI();
  const { driven } = await withHost(home, `wheelhouse ${verb}`, {
    here: (engine) => here(engine, id, by, reason),
    path: `/api/runs/${id}/${verb}`,
    body: reason === undefined ? { by } : { by, reason },
  });
  return { id, driven };
}

/** The run's whole id. The reader is closed before this process may become the writer. */
async function named(home: string, word: string): Promise<string> {
  await using reader = await openReading(home);
  return await findRun(reader, word);
}
