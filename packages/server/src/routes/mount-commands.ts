import { API, WheelhouseError } from "@wheelhouse/core";
import type { Hono } from "hono";
import { streamOf } from "../read/find-run.ts";
import { projectNamed } from "../read/known-projects.ts";
import type { Served } from "../server-deps.ts";
import { mount } from "./mount.ts";

/** Serves everything that moves runs. What it answers is journaled. */
export function mountCommands(app: Hono, deps: Served): void {
  const { journal, wheel } = deps;
  const known = async (run: string): Promise<string> => {
    await streamOf(journal, run);
    return run;
  };
  mount(app, API.startRun, async ({ body, idempotencyKey, by }) => {
    const project = await projectNamed(deps, body.project_id);
    const { run, repeated } = await wheel.start(body, project, idempotencyKey, by);
    return { run_id: run, repeated };
  });
  mount(app, API.forkRun, async ({ part, body, idempotencyKey }) => {
    const forked = await wheel.fork(await known(part("id")), body, idempotencyKey);
    return { run_id: forked.run, repeated: forked.repeated };
  });
  mount(app, API.cancelRun, async ({ part, body, by }) => {
    const run = await known(part("id"));
    await wheel.cancel(run, body.reason, by);
    return { run_id: run };
  });
  mount(app, API.pauseRun, async ({ part, body }) => {
    const run = await known(part("id"));
    await wheel.pause(run, body.reason);
    return { run_id: run };
  });
  mount(app, API.resumeRun, async ({ part }) => {
    const run = await known(part("id"));
    await wheel.resume(run);
    return { run_id: run };
  });
  mount(app, API.retryStep, async ({ part, body }) => {
    const run = await known(part("id"));
    await wheel.retry(run, part("step"), body.reason);
    return { run_id: run };
  });
  mount(app, API.answerRequest, async ({ part, body, by }) => {
    const run = await known(part("id"));
    const request = part("rid");
    const [row] = await journal.rows("requests", { where: { id: request, run } });
    if (row === undefined)
      throw new WheelhouseError("request.unknown", `Run ${run} has no such request.`, {
        hint: `See what it waits for: wheelhouse why ${run}`,
      });
    await wheel.answer({ request, option: body.option, text: body.text }, by);
    return { run_id: run };
  });
}
