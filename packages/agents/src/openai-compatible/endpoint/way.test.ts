import { describe, expect, test } from "vitest";
import { EndpointFailure } from "./endpoint-failure.ts";
import { FIRST_WAY, wayAround } from "./way.ts";

const around = (status: number, message: string, way = FIRST_WAY) =>
  wayAround(new EndpointFailure("refused", message, { status }), way)?.way;

describe("the way around a refusal", () => {
  test.each([
    [400, "Unrecognized request argument: stream_options", { streamUsage: false }],
    [400, "streaming is not supported", { stream: false }],
    [422, "stream: Input should be false", { stream: false }],
    [400, "parallel tool calls are not supported", { calls: "one" }],
    [500, "This model only supports single tool-calls at once!", { calls: "one" }],
    [400, "registry/gemma:2b does not support tools", { tools: "plain" }],
    [400, '"auto" tool choice requires --enable-auto-tool-choice', { tools: "plain" }],
    [500, "tools param requires --jinja flag", { tools: "plain" }],
    [404, "No endpoints found that support tool use", { tools: "plain" }],
  ] as const)("%i %s", (status, message, change) => {
    expect(around(status, message)).toEqual({ ...FIRST_WAY, ...change });
  });

  test("leaves out one thing after the other when nothing is said", () => {
    const one = around(400, "bad request");
    expect(one).toEqual({ ...FIRST_WAY, streamUsage: false });
    const two = around(400, "bad request", one);
    expect(two).toEqual({ ...FIRST_WAY, streamUsage: false, stream: false });
    const three = around(400, "bad request", two);
    expect(three).toEqual({ stream: false, streamUsage: false, calls: "many", tools: "plain" });
    expect(around(400, "bad request", three)).toBeUndefined();
  });

  test("one call at a time is first said, then only done", () => {
    const one = around(400, "no parallel calls");
    const two = around(400, "unknown parameter parallel_tool_calls", one);
    expect([one?.calls, two?.calls]).toEqual(["one", "one-unsaid"]);
  });

  test.each([
    [404, "model tiny not found"],
    [400, "model tiny not found"],
    [404, "model toolbox not found"],
    [500, "internal error"],
    [500, "upstream closed the stream"],
    [500, "failed to render the tool template"],
    [503, "does not support tools"],
  ])("%i %s has none", (status, message) => {
    expect(around(status, message)).toBeUndefined();
  });
});
