import { RequestError } from "@agentclientprotocol/sdk";
import { describe, expect, test } from "vitest";
import { turnError } from "./turn-error.ts";

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

  test.each([undefined, { status: 500 }, { retryAfter: "soon" }, { retryAfterMs: -1 }])(
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
});
