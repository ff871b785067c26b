import { existsSync } from "node:fs";
import type { Context } from "../command/context.ts";
import { observedPath } from "../home/home-paths.ts";
import type { ObservedRuns } from "./observed-runs.ts";
import { serverClient } from "./server-client.ts";

/**
 * Observed runs of a data directory: as its server tells them, else as they are read here. Undefined where nothing was
 * ever watched: a command that lists runs does not begin to read what is on this machine.
 */
export async function openObservedRuns(
  context: Pick<Context, "home" | "io">,
): Promise<ObservedRuns | undefined> {
  const client = await serverClient(context.home);
  if (client) {
    const { servedRuns } = await import("./served-runs.ts");
    return servedRuns(client);
  }
  if (!existsSync(observedPath(context.home))) return undefined;
  const [{ openObservedHere }, { cachedRuns }] = await Promise.all([
    import("./open-observed-here.ts"),
    import("./cached-runs.ts"),
  ]);
  return cachedRuns(await openObservedHere(context));
}
