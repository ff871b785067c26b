import { describe, expect, test } from "vitest";
import { failureClass } from "./failure-class.ts";

describe("the class of a failure", () => {
  test.each([
    "curl: (22) The requested URL returned error: 401",
    "HTTP/1.1 401 Unauthorized",
    "remote: Authentication failed for 'https://git.example/x.git/'",
    "fatal: could not read Username for 'https://git.example': terminal prompts disabled",
    "git@git.example: Permission denied (publickey).",
    "npm error code ENEEDAUTH",
    '{"error": "invalid_grant", "error_description": "Token has been expired or revoked."}',
    "Error: token expired",
    "You are not logged in. Please log in again.",
    "Unable to locate credentials. You can configure them.",
  ])("is auth for %j", (output) => {
    expect(failureClass(output)).toBe("auth");
  });

  test.each([
    "401 tests passed, 1 failed",
    "Error: connect ECONNREFUSED",
    "test/auth.test.ts: expected 200 to be 403",
    "open: Permission denied",
    "parsed 1401 tokens",
    "",
  ])("is nothing known for %j", (output) => {
    expect(failureClass(output)).toBeUndefined();
  });
});
