import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ownSettingsPath } from "../home/home-paths.ts";
import { readOwnSettings, writeOwnSettings } from "./own-settings.ts";
import { personWish, settingsFor } from "./settings-for.ts";

function place(settings: object): { home: string; project: string } {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-settings-"));
  const project = join(root, "project");
  mkdirSync(join(project, ".wheelhouse"), { recursive: true });
  writeFileSync(join(project, ".wheelhouse", "settings.json"), JSON.stringify(settings));
  return { home: join(root, "home"), project };
}

describe("what holds for runs over a project", () => {
  test("is the person's word, else the project's, value by value", () => {
    const { home, project } = place({ limits: { tokens: 1000, costUsd: 2 }, autoContinue: true });
    writeOwnSettings(home, project, { limits: { tokens: 50_000 } });
    expect(settingsFor(home, project).both).toEqual({
      autoContinue: true,
      limits: { tokens: 50_000, costUsd: 2 },
    });
  });

  test("is kept in a file that only its owner reads, and never in the project", () => {
    const { home, project } = place({ agent: "scout" });
    writeOwnSettings(home, project, { agent: "claude" });
    expect(statSync(ownSettingsPath(home)).mode & 0o777).toBe(0o600);
    const file = join(project, ".wheelhouse", "settings.json");
    expect(readFileSync(file, "utf8")).toBe('{"agent":"scout"}');
    expect(settingsFor(home, project)).toMatchObject({
      own: { agent: "claude" },
      project: { agent: "scout" },
    });
  });

  test("is forgotten when a person takes their words back", () => {
    const { home, project } = place({});
    writeOwnSettings(home, project, { agent: "claude" });
    writeOwnSettings(home, "/elsewhere", { agent: "qwen" });
    writeOwnSettings(home, project, {});
    expect(JSON.parse(readFileSync(ownSettingsPath(home), "utf8"))).toEqual({
      "/elsewhere": { agent: "qwen" },
    });
    expect(readOwnSettings(home, project)).toEqual({});
  });
});

describe("whom a person wants", () => {
  const own = { agent: "qwen", model: "coder" };

  test("is whom they name now, else whom they have set", () => {
    expect(personWish({}, own)).toEqual(own);
    expect(personWish({ agent: "claude" }, own)).toEqual({ agent: "claude", model: undefined });
    expect(personWish({ model: "small" }, own)).toEqual({ agent: "qwen", model: "small" });
  });
});
