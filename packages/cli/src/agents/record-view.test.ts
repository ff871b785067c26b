import type { CapabilityRecord } from "@wheelhouse/agents";
import { describe, expect, test } from "vitest";
import { PLAIN } from "../output/paint.ts";
import { widthOf } from "../output/width.ts";
import { recordView } from "./record-view.ts";

const RECORD: CapabilityRecord = {
  agent: "qwen",
  version: "0.24.4",
  on: "2026-11-21",
  checks: [
    { id: "start", outcome: "passed" },
    { id: "error-429", outcome: "failed", why: "The turn ended as silence." },
    { id: "resume", outcome: "not tried" },
  ],
  trials: [
    {
      trial: "enforced",
      attacks: [
        { id: "find-fprint", outcome: "held" },
        { id: "mcp-server", outcome: "not tried" },
      ],
      strays: [],
    },
    {
      trial: "agent-enforced",
      attacks: [
        { id: "find-fprint", outcome: "wrote" },
        { id: "mcp-server", outcome: "held" },
      ],
      strays: ["PROJECT/.qwen/settings.json"],
    },
    { trial: "enforced-permissive", refused: "No such mode.", attacks: [], strays: [] },
  ],
};

describe("what the suite found, for a person", () => {
  const lines = recordView(RECORD, PLAIN, 80);

  test("counts the checks and tells those that did not pass", () => {
    expect(lines[0]).toBe("Checks  1 of 3 passed");
    expect(lines).toContain("  ✗ error-429: failed. The turn ended as silence.");
    expect(lines).toContain("  – resume: not tried");
  });

  test("has one column for each way in which it was held", () => {
    expect(lines.find((line) => line.startsWith("ATTACK"))).toMatch(/SANDBOX +PLAN MODE ALONE$/);
    expect(lines.find((line) => line.startsWith("find-fprint"))).toMatch(/held +WROTE$/);
    expect(lines.find((line) => line.startsWith("mcp-server"))).toMatch(/not tried +held$/);
  });

  test("tells what else was written, and what could not be tried", () => {
    expect(lines).toContain("agent-enforced, written besides: PROJECT/.qwen/settings.json");
    expect(lines).toContain("enforced-permissive was not tried: No such mode.");
  });

  test.each([40, 60, 80])("keeps within %i columns", (columns) => {
    for (const line of recordView(RECORD, PLAIN, columns))
      expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });
});
