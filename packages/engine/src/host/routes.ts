import { z } from "zod";
import type { Engine } from "../engine.ts";
import { forkRequestSchema } from "../launch/fork-run.ts";
import { startRequestSchema } from "../launch/start-run.ts";

/** What a client asks of the host. */
export interface HostCall {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
}

/** What the host answers. */
export interface HostReply {
  readonly status: number;
  readonly body: unknown;
}

const bySchema = z.strictObject({ by: z.string(), reason: z.string().optional() });
const answerSchema = z.strictObject({
  by: z.string(),
  option: z.string().optional(),
  text: z.string().optional(),
});

/** Serves one call; undefined when there is no such route. Throws what the engine throws. */
export async function route(engine: Engine, call: HostCall): Promise<HostReply | undefined> {
  const [api, what, id, verb, step, more] = call.path
    .split("/")
    .filter((part) => part !== "")
    .map(decodeURIComponent);
  if (api !== "api") return undefined;
  if (call.method === "GET" && what === "health")
    return { status: 200, body: { ok: true, pid: process.pid, driving: engine.driving } };
  if (call.method === "GET" && what === "runs" && id !== undefined && verb === "parked") {
    return { status: 200, body: Object.fromEntries(engine.parked(id)) };
  }
  if (call.method !== "POST") return undefined;
  if (what === "runs" && id === undefined) {
    const request = startRequestSchema.parse(call.body);
    const { run, repeated } = await engine.start(request, { idempotencyKey: call.idempotencyKey });
    return { status: 202, body: { run_id: run, repeated } };
  }
  if (what === "requests" && id !== undefined && verb === "answer") {
    const { by, option, text } = answerSchema.parse(call.body);
    const { run } = await engine.answer({ request: id, by, option, text });
    return { status: 202, body: { run_id: run } };
  }
  if (what !== "runs" || id === undefined) return undefined;
  if (verb === "fork") {
    const { idempotencyKey } = call;
    const { run, repeated } = await engine.fork(id, forkRequestSchema.parse(call.body), {
      idempotencyKey,
    });
    return { status: 202, body: { run_id: run, repeated } };
  }
  const { by, reason } = bySchema.parse(call.body);
  if (verb === "cancel") await engine.cancel(id, by, reason);
  else if (verb === "pause") await engine.pause(id, by, reason);
  else if (verb === "resume") await engine.resume(id, by);
  else if (verb === "steps" && step !== undefined && more === "retry")
    await engine.retry(id, step, by, reason);
  else return undefined;
  return { status: 202, body: { run_id: id } };
}
