import { startObjectSchema } from "@wheelhouse/core";
import type { Acts, Desk } from "@wheelhouse/desk";
import type { Engine } from "@wheelhouse/engine";
import { reap } from "@wheelhouse/sandbox";
import { nobody } from "../../command/nobody.ts";
import { startRequest } from "../../serve/start-request.ts";
import { callAddress } from "./call-address.ts";
import { runProgram } from "./run-program.ts";

/**
 * What schedules of a data directory do. A flow gets what a client of the server would get: settings, limits and rules of its project hold,
 * and nothing that may be charged for is chosen unasked.
 */
export function actsOf(
  home: string,
  { engine, desk }: { readonly engine: Engine; readonly desk: Desk },
): Acts {
  return {
    async flow({ flow, band, focus, input = {}, agent, model }, { project, key, by }) {
      const start = startObjectSchema.parse({
        project_id: project.id,
        flow_name: flow,
        input: { ...(focus !== undefined && { question: focus }), ...input },
        ...(band !== undefined && { band }),
        ...(agent !== undefined && { agent }),
        ...(model !== undefined && { model }),
      });
      const request = await startRequest({ home, io: nobody }, start, project.path);
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
