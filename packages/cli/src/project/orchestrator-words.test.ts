import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { ORCHESTRATOR_KEYS, orchestratorChanges } from "./orchestrator-words.ts";
import { readOwnSettings } from "./own-settings.ts";
import { changeSettings, namedAgents, settingsObject } from "./settings-view.ts";

function ground() {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-settings-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  return { home, project: { id: "p", path: join(home, "project") } };
}

describe("the settings of conversations", () => {
  test("are the person's alone, and are taken back by an empty value", () => {
    const { home, project } = ground();
    const set = (key: string, value: string) =>
      changeSettings(home, project, {
        project_id: "p",
        orchestrator: orchestratorChanges([[key, value]]),
      }).orchestrator;
    expect(settingsObject(home, project).orchestrator).toEqual({
      agent: null,
      model: null,
      autonomous: [],
    });
    set("orchestrator.agent", "qwen");
    expect(set("orchestrator.autonomous", "comment, create_issue")).toEqual({
      agent: "qwen",
      model: null,
      autonomous: ["comment", "create_issue"],
    });
    for (const key of ORCHESTRATOR_KEYS) set(key, "");
    expect(readOwnSettings(home, project.path)).toEqual({});
  });

  test("name an agent that is looked at before it is kept", () => {
    expect(namedAgents({ project_id: "p", orchestrator: { agent: "qwen" } })).toEqual(["qwen"]);
  });

  test("refuse a kind of action that there is not", () => {
    expect(() => orchestratorChanges([["orchestrator.autonomous", "close_issue"]])).toThrow(
      /close_issue/,
    );
  });
});
