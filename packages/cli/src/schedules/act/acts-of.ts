import type { Acts, Desk } from "@wheelhouse/desk";
import type { Engine } from "@wheelhouse/engine";
import { reap } from "@wheelhouse/sandbox";
import { callAddress } from "./call-address.ts";
import { runProgram } from "./run-program.ts";
import { startOfFlow } from "./start-of-flow.ts";

/**
 * What schedules of a data directory do. A flow gets what a client of the server would get: settings, limits and rules of its project hold,
 * and nothing that may be charged for is chosen unasked.
 */
export function actsOf(
  home: string,
  { engine, desk }: { readonly engine: Engine; readonly desk: Desk },
): Acts {
  return {
    async flow(act, { project, key, by }) {
      const request = await startOfFlow(home, act, project);
      return engine.start({ ...request, by }, { idempotencyKey: key });
    },
    async issue({ number }, { project, key, by }) {
      const { run } = await desk.perform({ do: "start", project, number, by, key });
      return { run: run ?? "" };
    },
    command: runProgram,
    http: callAddress,
    async reap(marker) {
      await reap(marker);
    },
  };
}
