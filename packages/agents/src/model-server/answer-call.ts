import type { ServerResponse } from "node:http";
import type { Asked } from "./asked.ts";
import type { Dialect, WireRequest } from "./dialects/dialect.ts";
import { refusalOf } from "./faults/refusal-of.ts";
import { chooseRule } from "./script/choose-rule.ts";
import { makeReply } from "./script/make-reply.ts";
import type { Rule } from "./script/model-script.ts";
import { sendReply } from "./send-reply.ts";

/** One call of the model, and what the server keeps between calls. */
export interface IncomingCall {
  readonly dialect: Dialect;
  readonly request: WireRequest;
  readonly response: ServerResponse;
  readonly rules: readonly Rule[];
  readonly requests: Asked[];
  readonly followed: Map<Rule, number>;
}

/** Answers one call by the first rule that fits. Rejects when the request is not in its form, or the client has gone. */
export async function answerCall(call: IncomingCall): Promise<void> {
  const { dialect, request, response, rules, requests, followed } = call;
  const to = dialect.read(request);
  const { model, system, messages, tools, stream } = to;
  requests.push({
    api: dialect.api,
    path: request.path,
    model,
    system,
    messages,
    tools: tools.map(({ name }) => name),
    stream,
    at: Date.now(),
  });
  const rule = chooseRule(rules, to, followed);
  if (rule) followed.set(rule, (followed.get(rule) ?? 0) + 1);
  const refusal = rule
    ? refusalOf(rule.fault, to)
    : { status: 404, message: "The script has no rule for this.", retryAfter: undefined };
  if (refusal || !rule) {
    const { status = 404, message = "", retryAfter } = refusal ?? {};
    const wait = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
    response.writeHead(status, { "content-type": "application/json", ...wait });
    response.end(JSON.stringify(dialect.refusal(status, message)));
    return;
  }
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const reply = makeReply(rule, to, String(requests.length));
  await sendReply(response, { reply, fault: rule.fault, dialect, request, to }, gone.signal);
}
