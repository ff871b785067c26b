import { RequestError } from "@agentclientprotocol/sdk";
import { describe, expect, test } from "vitest";
import { endOfWords, turnError } from "./turn-error.ts";

const NOW = 1_000_000;

describe("an error that an agent answers with", () => {
  test.each([
    [{ retryAfterMs: 500 }, NOW + 500],
    [{ retryAfter: 30 }, NOW + 30_000],
    [{ "retry-after": "30" }, NOW + 30_000],
    [{ resetsAt: 5_000_000 }, 5_000_000],
    [{ status: 429 }, NOW + 60_000],
  ])("with %j is a provider's limit", (data, until) => {
    expect(turnError(new RequestError(-32_000, "too many", data), NOW)).toEqual({
      end: "rate-limited",
      until,
      error: "too many",
    });
  });

  test("of code 429 is one too", () => {
    expect(turnError(new RequestError(429, "slow down"), NOW)).toMatchObject({
      until: NOW + 60_000,
    });
  });

  test.each([undefined, { retryAfter: "soon" }, { retryAfterMs: -1 }])(
    "with %j is a failure, in one line and without secrets",
    (data) => {
      const text = `no key sk-ant-${"x9".repeat(20)}\n    at somewhere`;
      expect(turnError(new RequestError(-32_603, text, data), NOW)).toEqual({
        end: "failed",
        class: "agent",
        error: "answered with an error: no key [redacted:anthropic-key]",
      });
    },
  );

  // Recorded from the agents themselves, each against an endpoint with that fault.
  test.each([
    [-32_603, "Internal error", { details: "401 Incorrect API key provided" }, "auth"],
    [-32_000, "Authentication required", undefined, "auth"],
    [-32_603, "no", { status: 403 }, "auth"],
    [-32_603, "Internal error: API Error: 500 boom. This is a server-side issue", {}, "endpoint"],
    [-32_603, "Internal error: API Error: Connection refused (ECONNREFUSED)", {}, "endpoint"],
    [-32_603, "Internal error", { details: "terminated" }, "endpoint"],
    [
      -32_603,
      "Internal error",
      { details: "Streaming request received a non-SSE response (HTTP 200)" },
      "endpoint",
    ],
    [-32_603, "API returned an empty or malformed response (HTTP 200)", {}, "endpoint"],
    [-32_603, "x", { class: "endpoint" }, "endpoint"],
    [-32_603, "Internal error", {}, "agent"],
  ])("of code %i, %j and %j is of its class", (code, message, data, kind) => {
    expect(turnError(new RequestError(code, message, data), NOW)).toMatchObject({
      end: "failed",
      class: kind,
    });
  });

  test("that names a limit in words is one", () => {
    const text = "Internal error: API Error: Request rejected (429) · Rate limit reached";
    expect(turnError(new RequestError(-32_603, text, {}), NOW)).toMatchObject({
      end: "rate-limited",
      until: NOW + 60_000,
    });
  });
});

describe("a turn that ended with the program's own words", () => {
  test.each([
    ["exceeded retry limit, last status: 429 Too Many Requests", { end: "rate-limited" }],
    [
      "We’re currently experiencing high demand, which may cause temporary errors.",
      { class: "endpoint" },
    ],
    ["stream disconnected before completion", { class: "endpoint" }],
    ["something else", { class: "agent" }],
  ])("%j", (words, end) => {
    expect(endOfWords(words, NOW)).toMatchObject(end);
  });
});
