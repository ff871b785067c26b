import type { AgentInfo } from "@wheelhouse/agents";
import { describe, expect, test } from "vitest";
import { PLAIN } from "../output/paint.ts";
import { widthOf } from "../output/width.ts";
import { agentsView } from "./agents-view.ts";
import type { KnownEndpoint } from "./choose-agent.ts";

function agent(id: string, more: Partial<AgentInfo> = {}): AgentInfo {
  return {
    id,
    name: id,
    modelFree: false,
    origin: "installed",
    calls: "provider",
    version: "1.0.0",
    path: `/usr/bin/${id}`,
    signedIn: "unknown",
    tested: undefined,
    status: { usable: true, level: "agent-enforced" },
    ...more,
  };
}
const test1 = { version: "1.0.0", on: "2026-11-21", passed: 40, failed: 0, planModeHolds: true };
const url = "http://127.0.0.1:9/v1";
const far: KnownEndpoint = {
  name: "far",
  server: "A provider",
  url,
  model: "big",
  calls: "provider",
  configured: true,
  lacks: "FAR_KEY",
};

function view(agents: AgentInfo[], endpoints: KnownEndpoint[] = [], columns = 80): string[] {
  const rows = agents.map((info) => ({ info, lastTest: info.id === "old" ? test1 : info.tested }));
  return agentsView(rows, { agents, endpoints }, PLAIN, columns);
}

describe("the agents on one screen", () => {
  test("are told where no agent can work at all", () => {
    const status = { usable: false, reason: "Nothing holds it.", hint: "Install bwrap." } as const;
    const lines = view([agent("scout", { origin: "own", modelFree: true, status })]);
    expect(lines).toContain("No agent can work here.");
    expect(lines.join(" ")).toContain("Nothing holds it. Install bwrap.");
  });

  test("say which version was tested, and what failed", () => {
    const lines = view([
      agent("held", { tested: test1 }),
      agent("weak", { tested: { ...test1, failed: 3 } }),
      agent("old", { version: "1.1.0" }),
      agent("new"),
    ]).join("\n");
    expect(lines).toMatch(/held +1\.0\.0 +2026-11-21/);
    expect(lines).toMatch(/weak +1\.0\.0 +3 failed/);
    expect(lines).toMatch(/old +1\.1\.0 +1\.0\.0 only/);
    expect(lines).toMatch(/new +1\.0\.0 +not yet/);
  });

  test("name the key that a model lacks", () => {
    expect(view([agent("a")], [far]).join("\n")).toMatch(
      /! +far +A provider +at a provider +no FAR_KEY/,
    );
  });

  test.each([60, 80, 120])("keep within %i columns", (columns) => {
    const many = ["qwen", "openai-compatible", "a-long-name-of-an-agent"].map((id) => agent(id));
    for (const line of view(many, [far], columns))
      expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });
});
