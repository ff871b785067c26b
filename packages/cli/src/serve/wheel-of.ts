import type { Wheel } from "@wheelhouse/server";
import type { Context } from "../command/context.ts";
import type { Drive } from "../host/drive.ts";
import { forkOf } from "../request/fork-of.ts";
import { askedFor } from "./asked-of-server.ts";
import { startRequest } from "./start-request.ts";

/** The server's wheel: this process when it is the host, else the host's socket. */
export function wheelOf(
  context: Pick<Context, "home" | "io">,
  drive: Pick<Drive, keyof Wheel>,
): Wheel {
  return {
    start: async (start, { path }, idempotencyKey, by) =>
      drive.start(await startRequest(context, start, path, by), idempotencyKey),
    fork: async (run, { from_step: from, agent, model }, idempotencyKey) => {
      const asked = { from, agent, model };
      const request = await forkOf(context.home, run, asked, (project, person) =>
        askedFor(context, project, person),
      );
      return drive.fork(run, request, idempotencyKey);
    },
    answer: (answer, by) => drive.answer({ ...answer, by }),
    cancel: (run, reason, by) => drive.cancel(run, reason, by),
    pause: (run, reason) => drive.pause(run, reason),
    retry: (run, step, reason) => drive.retry(run, step, reason),
    resume: (run) => drive.resume(run),
    driving: () => drive.driving(),
    held: (run) => drive.held(run),
  };
}
