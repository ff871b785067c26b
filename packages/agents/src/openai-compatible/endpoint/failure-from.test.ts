import { APICallError, InvalidResponseDataError } from "@ai-sdk/provider";
import { RequestError } from "@agentclientprotocol/sdk";
import { describe, expect, test } from "vitest";
import { turnError } from "../../acp/turn-error.ts";
import { EndpointFailure, requestErrorOf } from "./endpoint-failure.ts";
import { failureFrom } from "./failure-from.ts";

const NOW = 1_000_000;
const URL_GIVEN = "http://127.0.0.1:1/v1";

function answered(
  statusCode: number,
  responseBody: string,
  responseHeaders: Record<string, string> = {},
) {
  return new APICallError({
    message: "x",
    url: URL_GIVEN,
    requestBodyValues: {},
    statusCode,
    responseBody,
    responseHeaders,
  });
}
const coded = (code: string) => Object.assign(new Error("x"), { code });
const ended = (error: unknown) => turnError(requestErrorOf(failureFrom(error), URL_GIVEN), NOW);

describe("what went wrong with a call", () => {
  test.each([
    [answered(401, '{"error":{"message":"No such key."}}'), "auth", "answered 401: No such key"],
    [answered(403, "<html><b>Forbidden</b></html>"), "auth", "answered 403: Forbidden"],
    [answered(429, '{"error":"slow down"}'), "limited", "answered 429: slow down"],
    [answered(500, '{"detail":"oops"}'), "server", "answered 500: oops"],
    [answered(400, '{"message":"bad"}'), "refused", "answered 400: bad"],
    [answered(307, ""), "refused", "answered 307"],
    [
      answered(400, '{"error":{"message":"maximum context length is 4096 tokens"}}'),
      "overflow",
      /4096/,
    ],
    [
      answered(500, '{"error":{"message":"request exceeds the available context size"}}'),
      "overflow",
      /exceeds/,
    ],
    [answered(200, "<html>hello</html>"), "garbage", "answered with what is no reply: hello"],
    [coded("ECONNREFUSED"), "down", /nothing listens/],
    [new Error("outer", { cause: coded("ENOTFOUND") }), "down", /host name/],
    [coded("ECONNRESET"), "down", /ECONNRESET/],
    [coded("HPE_INVALID_CONSTANT"), "garbage", /does not speak HTTP/],
    [{ message: "the GPU fell off", code: 500 }, "server", "answered 500: the GPU fell off"],
    [{ message: "slow", code: "429" }, "limited", "answered 429: slow"],
    [
      new InvalidResponseDataError({
        data: undefined,
        message: "Response stream ended without a finish reason.",
      }),
      "cut",
      /in the middle/,
    ],
    [
      new Error("Unexpected token\n  at x"),
      "garbage",
      "sent what is no reply: Unexpected token at x",
    ],
    ["?", "garbage", /no reply/],
  ] as const)("%s is %s", (error, kind, message) => {
    const failure = failureFrom(error);
    expect(failure.kind).toBe(kind);
    expect(failure.message).toMatch(message);
  });

  test("a failure that is known is found under others", () => {
    const flood = new EndpointFailure("flood", "sent too much");
    expect(failureFrom(new Error("outer", { cause: flood }))).toBe(flood);
  });

  test("secrets in what an endpoint says are not handed on", () => {
    const failure = failureFrom(answered(401, `{"error":"bad key sk-ant-${"x9".repeat(20)}"}`));
    expect(failure.message).toBe("answered 401: bad key [redacted:anthropic-key]");
  });

  test.each([
    [{ "retry-after-ms": "1500" }, 1500],
    [{ "retry-after": "30" }, 30_000],
    [{ "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }, 0],
    [{ "retry-after": "soon" }, undefined],
    [{}, undefined],
  ])("of %j the rest is %s", (headers, ms) => {
    expect(failureFrom(answered(429, "", { ...headers })).retryAfterMs).toBe(ms);
  });
});

describe("a failure as the host reads it", () => {
  test("a key that is refused is a matter of signing in", () => {
    expect(ended(answered(401, ""))).toMatchObject({ end: "failed", class: "auth" });
    expect(requestErrorOf(failureFrom(answered(403, "")), URL_GIVEN).data).toMatchObject({
      status: 403,
    });
  });

  test("a limit parks, with and without a time", () => {
    expect(ended(answered(429, "", { "retry-after": "30" }))).toMatchObject({
      until: NOW + 30_000,
    });
    expect(ended(answered(429, ""))).toMatchObject({ end: "rate-limited", until: NOW + 60_000 });
  });

  test.each([
    answered(500, ""),
    answered(404, "model not found"),
    coded("ECONNREFUSED"),
    answered(200, "x"),
  ])("%s is the endpoint's", (error) => {
    expect(ended(error)).toMatchObject({ end: "failed", class: "endpoint" });
  });

  test("is a sentence that names the endpoint, with the next step beside it", () => {
    const error = requestErrorOf(failureFrom(coded("ECONNREFUSED")), URL_GIVEN);
    expect(error).toBeInstanceOf(RequestError);
    expect(error.message).toBe(
      `The endpoint ${URL_GIVEN} is not there: nothing listens at its address.`,
    );
    expect(error.data).toMatchObject({ hint: expect.stringMatching(/^Start the model's server/) });
  });
});
