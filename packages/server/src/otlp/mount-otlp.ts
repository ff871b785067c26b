import { API, type Json, problemOf, WheelhouseError, wireTime } from "@wheelhouse/core";
import type { OtlpSignal } from "@wheelhouse/sources";
import type { Context, Hono } from "hono";
import { mount } from "../routes/mount.ts";
import { problemResponse } from "../routes/problem-response.ts";
import { guardOtlp } from "../security/guard-otlp.ts";
import type { OtlpIngress, Served } from "../server-deps.ts";
import { ByteBudget } from "./byte-budget.ts";
import { signalOf } from "./signal-of.ts";
import { unpackedBody } from "./unpacked-body.ts";

/** Bytes that all bodies hold together while they are taken in. */
const MOST_HELD = 64 * 1024 * 1024;
/** Requests at a time, slow ones included. */
const MOST_REQUESTS = 64;
/** Refusals that are remembered. */
const MOST_PROBLEMS = 20;

const SIGNALS: readonly OtlpSignal[] = ["traces", "logs", "metrics"];
/** Where exporters send that were given our endpoint, or the address of the server alone. */
const BASES = ["/otlp", "/v1/otlp", ""];

/**
 * Takes OpenTelemetry in, beside the API: at addresses of its own, with a token of its own, and from no page. Serves how
 * agents are told to send it.
 */
export function mountOtlp(app: Hono, { otlp, port, now }: Served): void {
  if (otlp === undefined) return;
  const problems: Json[] = [];
  const receive = receiverOf(otlp, (error) => {
    const { code, detail } = problemOf(error);
    problems.push({ at: wireTime(now()), code, detail });
    if (problems.length > MOST_PROBLEMS) problems.shift();
  });
  const guard = guardOtlp(otlp.token);
  for (const base of BASES)
    for (const signal of SIGNALS) app.all(`${base}/v1/${signal}`, guard, (c) => receive(c, signal));
  for (const base of BASES.filter((each) => each !== "")) {
    app.all(base, guard, (c) => receive(c, undefined));
    app.all(`${base}/`, guard, (c) => receive(c, undefined));
  }
  mount(app, API.otlp, async () => {
    const endpoint = `http://127.0.0.1:${port()}/otlp`;
    const headers = `x-wheelhouse-otlp=${otlp.token}`;
    const agents = Object.entries(otlp.environments({ endpoint, headers }));
    return {
      endpoint,
      headers,
      agents: Object.fromEntries(agents.map(([agent, needs]) => [agent, { ...needs }])),
      received: { ...otlp.receiver.received },
      problems: [...problems],
    };
  });
}

function receiverOf(
  { receiver }: OtlpIngress,
  onRefused: (error: unknown) => void,
): (c: Context, signal: OtlpSignal | undefined) => Promise<Response> {
  const budget = new ByteBudget(MOST_HELD);
  let requests = 0;
  async function take(c: Context, named: OtlpSignal | undefined): Promise<Response> {
    const contentType = c.req.header("content-type") ?? "";
    const isJson = typeIsJson(contentType);
    const { body, held } = await unpackedBody(c.req.raw, budget);
    try {
      const signal = named ?? signalOf(body, isJson);
      const answer = await receiver.receive({ signal, contentType, body });
      const headers = {
        "content-type": answer.contentType,
        ...(answer.status === 503 && { "retry-after": "5" }),
      };
      return new Response(new Uint8Array(answer.body), { status: answer.status, headers });
    } finally {
      budget.giveBack(held);
    }
  }
  return async (c, signal) => {
    requests++;
    try {
      if (requests > MOST_REQUESTS)
        throw new WheelhouseError("server.busy", `${MOST_REQUESTS} senders are served already.`, {
          hint: "Send it again a little later.",
        });
      return await take(c, signal);
    } catch (error) {
      onRefused(error);
      return problemResponse(error);
    } finally {
      requests--;
    }
  };
}

function typeIsJson(contentType: string): boolean {
  const type = contentType.split(";")[0]?.trim().toLowerCase();
  if (type === "application/json") return true;
  if (type === "application/x-protobuf") return false;
  throw new WheelhouseError("body.type", `The body is ${type || "of no type"}.`, {
    hint: "OpenTelemetry is taken as application/json or application/x-protobuf.",
  });
}
