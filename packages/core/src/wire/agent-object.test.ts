import { describe, expect, test } from "vitest";
import { agentObject, agentObjectSchema, type KnownAgent } from "./agent-object.ts";

describe("an agent on the wire", () => {
  test("that can be used says how it is held", () => {
    const agent: KnownAgent = {
      id: "scout",
      name: "Scout",
      modelFree: true,
      version: "0.1.0",
      status: { usable: true, level: "confined" },
    };
    const object = agentObject(agent);
    expect(object).toEqual({
      id: "scout",
      status: "usable",
      name: "Scout",
      version: "0.1.0",
      model_free: true,
      level: "confined",
      reason: null,
      hint: null,
    });
    expect(agentObjectSchema.parse(object)).toEqual(object);
  });

  test("that cannot be used says why, and what to do", () => {
    const status = { usable: false, reason: "It is not installed.", hint: "Install it." } as const;
    const agent = { id: "q", name: "Q", modelFree: false, version: undefined, status };
    expect(agentObject(agent)).toMatchObject({
      status: "unusable",
      version: null,
      level: null,
      reason: "It is not installed.",
      hint: "Install it.",
    });
  });

  test("says where its model runs, who is signed in and what was tested", () => {
    const tested = {
      version: "2.6.0",
      on: "2026-11-21",
      passed: 40,
      failed: 0,
      planModeHolds: undefined,
    };
    const object = agentObject({
      id: "codex",
      name: "Codex",
      modelFree: false,
      version: "2.6.0",
      origin: "installed",
      calls: "provider",
      path: "/usr/bin/codex-acp",
      signedIn: "yes",
      tested,
      status: { usable: true, level: "enforced" },
    });
    expect(agentObjectSchema.parse(object)).toMatchObject({
      origin: "installed",
      calls: "provider",
      path: "/usr/bin/codex-acp",
      signed_in: "yes",
      tested: { version: "2.6.0", passed: 40, plan_mode_holds: null },
    });
  });
});
