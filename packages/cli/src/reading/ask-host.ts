import { existsSync } from "node:fs";
import { z } from "zod";
import { socketPath } from "../home/home-paths.ts";

/** A host that does not answer within this time counts as none, in milliseconds: a list must not hang. */
const PATIENCE_MS = 1_000;

const healthSchema = z.object({ driving: z.array(z.string()) });
const heldSchema = z.record(z.string(), z.string());

/** What the host of a data directory says, for those who only look. */
export interface HostWord {
  /** Runs that it drives; empty when there is no host. */
  readonly driving: ReadonlySet<string>;
  /** Why steps of the run that could start have not, by step. */
  readonly held: ReadonlyMap<string, string>;
}

/** Asks the host, if there is one, which runs it drives, and what holds the steps of one of them. */
export async function askHost(home: string, run?: string): Promise<HostWord> {
  const none: HostWord = { driving: new Set(), held: new Map() };
  const { path: socket } = socketPath(home);
  if (!existsSync(socket)) return none;
  const ask = async (): Promise<HostWord> => {
    // Loaded only where there is somebody to ask: a list should come at once.
    const { callHost } = await import("@wheelhouse/engine");
    const get = (path: string): Promise<unknown> => callHost(socket, { method: "GET", path });
    const driving = new Set(healthSchema.parse(await get("/api/health")).driving);
    if (run === undefined || !driving.has(run)) return { driving, held: new Map() };
    const held = heldSchema.parse(await get(`/api/runs/${run}/parked`));
    return { driving, held: new Map(Object.entries(held)) };
  };
  const { promise, resolve } = Promise.withResolvers<HostWord>();
  const timer = setTimeout(() => resolve(none), PATIENCE_MS);
  ask().then(resolve, () => resolve(none));
  return promise.finally(() => clearTimeout(timer));
}
