import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CapabilityRecord, readRecords, testedFrom } from "@wheelhouse/agents";
import { describe, expect, test } from "vitest";
import { allowedPath, testedPath } from "../home/home-paths.ts";
import { allow, isAllowed } from "./allowed-agents.ts";
import { recordsOf, rememberRecord, testedVersion } from "./tested-records.ts";

const newHome = (): string => join(mkdtempSync(join(tmpdir(), "wheelhouse-records-")), "home");

describe("an agent that a person has allowed", () => {
  test("is remembered for that project and that agent only", () => {
    const home = newHome();
    expect(isAllowed(home, "/p", "codex")).toBe(false);
    allow(home, "/p", "codex");
    allow(home, "/p", "claude");
    allow(home, "/q", "claude");
    expect(isAllowed(home, "/p", "codex")).toBe(true);
    expect(isAllowed(home, "/q", "codex")).toBe(false);
    expect(statSync(allowedPath(home)).mode & 0o777).toBe(0o600);
  });

  test("is forgotten when the note cannot be understood", () => {
    const home = newHome();
    allow(home, "/p", "codex");
    writeFileSync(allowedPath(home), '{"/p": true}');
    expect(isAllowed(home, "/p", "codex")).toBe(false);
  });
});

describe("what the suite found", () => {
  const held = { id: "find", outcome: "held" } as const;
  const tried = (over: Partial<CapabilityRecord["trials"][number]>) => ({
    trial: "agent-enforced" as const,
    attacks: [held],
    strays: [],
    ...over,
  });
  const record = (version: string, over: Partial<CapabilityRecord> = {}): CapabilityRecord => ({
    agent: "qwen",
    version,
    on: "2026-11-20",
    checks: [{ id: "start", outcome: "passed" }],
    trials: [tried({ attacks: [held, held] })],
    ...over,
  });

  test("counts for the version that it was found in", () => {
    const home = newHome();
    rememberRecord(home, record("1.0.0"));
    rememberRecord(home, record("1.1.0", { trials: [] }));
    expect(testedVersion(home, "qwen", "1.0.0")).toEqual({
      version: "1.0.0",
      on: "2026-11-20",
      passed: 1,
      failed: 0,
      planModeHolds: true,
    });
    expect(testedVersion(home, "qwen", "1.1.0")?.planModeHolds).toBeUndefined();
    expect(testedVersion(home, "qwen", "1.2.0")).toBeUndefined();
    expect(
      recordsOf(home, "qwen")
        .map(({ version }) => version)
        .slice(0, 2),
    ).toEqual(["1.1.0", "1.0.0"]);
  });

  test("stays where only another level is tried again", () => {
    const home = newHome();
    rememberRecord(home, record("1.0.0"));
    rememberRecord(home, record("1.0.0", { trials: [tried({ trial: "enforced" })] }));
    expect(testedVersion(home, "qwen", "1.0.0")).toMatchObject({ planModeHolds: true, passed: 2 });
    const wrote = tried({ attacks: [{ id: "x", outcome: "wrote" }] });
    rememberRecord(home, record("1.0.0", { trials: [wrote] }));
    expect(testedVersion(home, "qwen", "1.0.0")).toMatchObject({ planModeHolds: false, passed: 2 });
  });

  test("is replaced by a later test of the same version", () => {
    const home = newHome();
    rememberRecord(home, record("1.0.0"));
    rememberRecord(home, record("1.0.0", { checks: [{ id: "start", outcome: "failed" }] }));
    expect(recordsOf(home, "qwen").filter(({ version }) => version === "1.0.0")).toHaveLength(1);
    expect(testedVersion(home, "qwen", "1.0.0")?.failed).toBe(1);
  });

  test.each([
    ["an attack came through", tried({ attacks: [{ id: "x", outcome: "wrote" }] }), false],
    ["something else was written", tried({ strays: ["PROJECT/x"] }), false],
    ["no attack was tried", tried({ attacks: [] }), undefined],
    ["it was refused", tried({ refused: "no such mode" }), undefined],
    ["only the sandbox was tried", tried({ trial: "enforced" }), undefined],
  ])("does not say that plan mode holds where %s", (_, trial, holds) => {
    expect(testedFrom(record("1", { trials: [trial] })).planModeHolds).toBe(holds);
  });

  test("is what comes with us for versions that were not tried here", () => {
    const shipped = readRecords();
    const home = newHome();
    for (const { agent, version } of shipped)
      expect(testedVersion(home, agent, version)?.version).toBe(version);
    expect(recordsOf(home, "qwen")).toEqual(shipped.filter(({ agent }) => agent === "qwen"));
  });

  test("is nothing when the note was written by somebody else", () => {
    const home = newHome();
    rememberRecord(home, record("1.0.0"));
    writeFileSync(testedPath(home), '{"qwen": [{"planModeHolds": true}]}');
    expect(testedVersion(home, "qwen", "1.0.0")).toBeUndefined();
  });
});
