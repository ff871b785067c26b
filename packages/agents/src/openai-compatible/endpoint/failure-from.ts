import { APICallError, InvalidResponseDataError } from "@ai-sdk/provider";
import { messageOf, scrub } from "@wheelhouse/core";
import { z } from "zod";
import { EndpointFailure } from "./endpoint-failure.ts";

/** Longest text of an endpoint that is handed on, in characters. */
const MAX_SAID = 300;

const TOO_LONG =
  /context[ _-]?(length|size|window)|maximum context|too many tokens|prompt is too long|input is too long|exceeds? .{0,40}\bcontext|n_ctx/i;

const saidSchema = z.union([
  z.object({ error: z.object({ message: z.string() }) }).transform(({ error }) => error.message),
  z.object({ error: z.string() }).transform(({ error }) => error),
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ detail: z.string() }).transform(({ detail }) => detail),
]);
/** An error in the middle of a stream, or of a status of its own. */
const streamedSchema = z.looseObject({
  message: z.string(),
  code: z.union([z.number(), z.string()]).nullish(),
});
const codedSchema = z.looseObject({ code: z.string() });

/** What a thrown value means, whoever threw it. Pure. */
export function failureFrom(error: unknown): EndpointFailure {
  const known = inChain(error, (one) => (one instanceof EndpointFailure ? one : undefined));
  if (known) return known;
  if (APICallError.isInstance(error) && error.statusCode !== undefined) {
    if (error.statusCode >= 300)
      return ofStatus(error.statusCode, said(error.responseBody), error.responseHeaders, error);
    return new EndpointFailure(
      "garbage",
      `answered with what is no reply: ${excerpt(error.responseBody ?? "")}`,
      {
        status: error.statusCode,
        cause: error,
      },
    );
  }
  const code = inChain(error, (one) => codedSchema.safeParse(one).data?.code);
  if (code !== undefined && /^(E[A-Z]+|CERT_|UNABLE_|DEPTH_|SELF_|ERR_TLS|ERR_SSL|HPE_)/.test(code))
    return ofNetwork(code, error);
  if (InvalidResponseDataError.isInstance(error))
    return /without a finish reason/.test(error.message)
      ? new EndpointFailure("cut", "stopped in the middle of its reply", { cause: error })
      : new EndpointFailure("garbage", `sent what is no reply: ${oneLine(error.message)}`, {
          cause: error,
        });
  const streamed = streamedSchema.safeParse(error);
  if (streamed.success && !(error instanceof Error)) {
    const status = Number(streamed.data.code);
    return ofStatus(
      status >= 400 && status < 600 ? status : 500,
      streamed.data.message,
      undefined,
      error,
    );
  }
  return new EndpointFailure("garbage", `sent what is no reply: ${oneLine(messageOf(error))}`, {
    cause: error,
  });
}

function ofStatus(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> | undefined,
  cause: unknown,
): EndpointFailure {
  const retryAfterMs = restOf(headers, Date.now());
  const facts = { status, retryAfterMs, cause };
  const clause = `answered ${status}${text === "" ? "" : `: ${text}`}`;
  if (status === 401 || status === 403) return new EndpointFailure("auth", clause, facts);
  if (status === 429) return new EndpointFailure("limited", clause, facts);
  if (TOO_LONG.test(text)) return new EndpointFailure("overflow", clause, facts);
  if (status >= 500 || status === 408) return new EndpointFailure("server", clause, facts);
  return new EndpointFailure("refused", clause, facts);
}

function ofNetwork(code: string, cause: unknown): EndpointFailure {
  switch (code) {
    case "ECONNREFUSED":
      return new EndpointFailure("down", "is not there: nothing listens at its address", { cause });
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new EndpointFailure("down", "cannot be found: its host name is not known", { cause });
    default:
      return code.startsWith("HPE_")
        ? new EndpointFailure("garbage", `does not speak HTTP (${code})`, { cause })
        : new EndpointFailure("down", `cannot be reached: ${code}`, { cause });
  }
}

/** How long a reply asks to wait, in milliseconds, by its `retry-after-ms` or `retry-after`. */
function restOf(
  headers: Readonly<Record<string, string>> | undefined,
  now: number,
): number | undefined {
  const exact = headers?.["retry-after-ms"];
  if (exact !== undefined && /^\d+(\.\d+)?$/.test(exact)) return Number(exact);
  const after = headers?.["retry-after"];
  if (after === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(after)) return Number(after) * 1000;
  const at = Date.parse(after);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** What an error's body says, in one line. */
function said(body: string | undefined): string {
  if (body === undefined) return "";
  try {
    const parsed = saidSchema.safeParse(JSON.parse(body));
    return parsed.success ? oneLine(parsed.data) : excerpt(body);
  } catch {
    return excerpt(body);
  }
}

function excerpt(body: string): string {
  return oneLine(body.replaceAll(/<[^<>]{0,200}>/g, " "));
}

function oneLine(text: string): string {
  const line = scrub(text.slice(0, 4 * MAX_SAID))
    .replaceAll(/\s+/g, " ")
    .trim();
  return line.length > MAX_SAID ? `${line.slice(0, MAX_SAID)}…` : line.replace(/\.$/, "");
}

function inChain<T>(error: unknown, find: (one: unknown) => T | undefined): T | undefined {
  let one = error;
  for (let depth = 0; depth < 8 && one !== undefined; depth++) {
    const found = find(one);
    if (found !== undefined) return found;
    one = one instanceof Error ? one.cause : undefined;
  }
  return undefined;
}
