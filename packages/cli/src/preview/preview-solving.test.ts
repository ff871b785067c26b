import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AgentInfo } from "@wheelhouse/agents";
import { describe, expect, test } from "vitest";
import { nobody } from "../command/nobody.ts";
import { changeSettings } from "../project/settings-view.ts";
import { previewSolving } from "./preview-solving.ts";

function agent(id: string, calls: AgentInfo["calls"], isUsable = true): AgentInfo {
  return {
    id,
    name: id,
    modelFree: calls === "nothing",
    origin: "installed",
    calls,
    version: "1.0.0",
    path: `/usr/bin/${id}`,
    signedIn: "yes",
    tested: undefined,
    status: isUsable
      ? { usable: true, level: "enforced" }
      : { usable: false, reason: `${id} is not here.`, hint: "Install it." },
  };
}

/** A project of a person, with what they have set, among these agents. */
function place(set: Parameters<typeof changeSettings>[2], agents: readonly AgentInfo[]) {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-solving-"));
  const project = { id: "orders", path: root };
  const home = join(root, "home");
  changeSettings(home, project, set);
  const ground = { agents: async () => ({ agents, endpoints: [] }) };
  return previewSolving({ home, io: nobody }, ground, async () => project);
}

describe("who would work on an issue", () => {
  const scout = agent("scout", "nothing");
  const claude = agent("claude", "provider");

  test("is nobody while there is only one who reads, with the reason and the next step", async () => {
    const plan = await place({ project_id: "orders" }, [scout]);
    expect(plan).toMatchObject({ flow: "solve-issue", agent: null, steps: [] });
    expect(plan.problems).toEqual([
      {
        code: "agent.unusable",
        detail: "scout only reads, and an issue needs an agent that can write.",
        hint: expect.stringContaining("wheelhouse demo issues"),
      },
    ]);
  });

  test("is whom the person has set for the work, else the agent of runs over the project", async () => {
    const role = { project_id: "orders", work: { roles: { worker: "claude" } } };
    expect(await place(role, [scout, claude])).toMatchObject({
      agent: { id: "claude", calls: "provider", level: "enforced", why: /for the work/ },
      problems: [],
    });
    const set = { project_id: "orders", agent: "claude", model: "big" };
    expect(await place(set, [scout, claude])).toMatchObject({
      agent: { id: "claude", model: "big", why: /of runs over this project/ },
      problems: [],
    });
  });

  test("is nobody when who is set cannot be used", async () => {
    const role = { project_id: "orders", work: { roles: { worker: "claude" } } };
    const plan = await place(role, [scout, agent("claude", "provider", false)]);
    expect(plan.agent).toBeNull();
    expect(plan.problems).toMatchObject([{ code: "agent.unusable" }]);
  });
});
