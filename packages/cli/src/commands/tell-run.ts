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
  const reader = await openReading(home);
  const id = await findRun(reader, args.positionals[0] ?? "").finally(() => reader?.close());
  const reason = args.text("reason");
  const by = whoAmI();
  const { driven } = await withHost(home, `wheelhouse ${verb}`, {
    here: (engine) => here(engine, id, by, reason),
    path: `/api/runs/${id}/${verb}`,
    body: reason === undefined ? { by } : { by, reason },
  });
  return { id, driven };
}
