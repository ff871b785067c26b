import { API } from "@wheelhouse/core";
import { expect } from "vitest";
import { smallRepository } from "../../../cli/src/testing/small-repository.ts";
import { type ForeignLine, type ForeignLogs, foreignLogs } from "./foreign-log.ts";
import { openStand, type Stand } from "./stand.ts";

/** A server that watches the logs of another harness. */
export interface WatchedStand {
  readonly stand: Stand;
  readonly logs: ForeignLogs;
  /** Id of a run that a log tells of, once the server has read it. */
  readonly idOf: (run: string) => Promise<string>;
}

/** Starts the real binary over a state directory with these logs in it, by the names of their runs. */
export async function openWatched(
  runs: Readonly<Record<string, readonly ForeignLine[]>>,
  {
    minutesAgo,
    env = {},
  }: {
    /** When the last line of each was written. */
    readonly minutesAgo?: number | undefined;
    /** More of the server's environment. */
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<WatchedStand> {
  const logs = foreignLogs();
  for (const [run, lines] of Object.entries(runs)) logs.write(run, lines, minutesAgo);
  const stand = await openStand(smallRepository(), {
    WHEELHOUSE_RUN_STATE_DIR: logs.directory,
    ...env,
  });
  const list = () => stand.client.call(API.runs, { query: { source: "run-log" } });
  return {
    stand,
    logs,
    idOf: async (run) => {
      const find = async () =>
        (await list()).find(({ observed }) => observed?.path?.endsWith(`/${run}/run.log`))?.id;
      await expect.poll(find).toBeTypeOf("string");
      return (await find()) ?? "";
    },
  };
}
