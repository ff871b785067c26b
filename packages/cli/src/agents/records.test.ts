import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allowedPath, testedPath } from "../home/home-paths.ts";
import { allow, isAllowed } from "./allowed-agents.ts";
import { rememberTest, testedVersion, testsOf } from "./tested-records.ts";

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
  const found = { version: "1.0.0", on: "2026-11-20", passed: 40, failed: 0, planModeHolds: true };

  test("counts for the version that it was found in", () => {
    const home = newHome();
    rememberTest(home, "qwen", found);
    rememberTest(home, "qwen", { ...found, version: "1.1.0", planModeHolds: undefined });
    expect(testedVersion(home, "qwen", "1.0.0")).toEqual(found);
    expect(testedVersion(home, "qwen", "1.1.0")?.planModeHolds).toBeUndefined();
    expect(testedVersion(home, "qwen", "1.2.0")).toBeUndefined();
    expect(testsOf(home, "qwen")[0]?.version).toBe("1.1.0");
  });

  test("is replaced by a later test of the same version", () => {
    const home = newHome();
    rememberTest(home, "qwen", found);
    rememberTest(home, "qwen", { ...found, failed: 2, planModeHolds: false });
    expect(testsOf(home, "qwen")).toEqual([{ ...found, failed: 2, planModeHolds: false }]);
  });

  test("is nothing when the note was written by somebody else", () => {
    const home = newHome();
    rememberTest(home, "qwen", found);
    writeFileSync(testedPath(home), '{"qwen": [{"planModeHolds": true}]}');
    expect(testsOf(home, "qwen")).toEqual([]);
  });
});
