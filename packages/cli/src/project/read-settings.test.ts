import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isWheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { readSettings } from "./read-settings.ts";

function project(settings?: string): string {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-settings-"));
  mkdirSync(join(root, ".wheelhouse"));
  if (settings !== undefined) writeFileSync(join(root, ".wheelhouse", "settings.json"), settings);
  return root;
}

function refusal(root: string): { message: string; hint: string | undefined } {
  try {
    readSettings(root);
  } catch (error) {
    if (isWheelhouseError(error) && error.code === "settings.invalid") return error;
    throw error;
  }
  throw new Error("they were taken");
}

describe("a project's settings", () => {
  test("may be absent", () => {
    expect(readSettings(project())).toEqual({});
    expect(readSettings(project("{}"))).toEqual({});
  });

  test("say who works, what is refused and how much may be used", () => {
    const settings = {
      agent: "qwen",
      model: "qwen3-coder",
      rules: [{ kind: "execute", decision: "reject" }],
      autoContinue: true,
      limits: { tokens: 200_000 },
    };
    expect(readSettings(project(JSON.stringify(settings, null, "\t")))).toEqual(settings);
  });

  test.each([
    ["a wrong kind", '{\n  "agent": 7\n}', "line 2: agent: ", /JSON such as/],
    ["a misspelt key", '{\n\n"agnet": "x" }', 'line 3: there is no key "agnet"', /mean agent/],
    ["a command", '{"agent": "x",\n"command": ["rm"]}', "line 2: ", /own agents\.yaml/],
    ["a key", '{"apiKey": "secret"}', "line 1: ", /own agents\.yaml/],
    [
      "what is done without a person",
      '{"orchestrator": {"autonomous": ["create_issue"]}}',
      'there is no key "orchestrator"',
      /./,
    ],
    ["a rule that allows", '{"rules":\n[{"decision": "allow"}]}', "line 2: rules.0.decision", /./],
    ["a limit below nothing", '{"limits": {"tokens": -1}}', "limits.tokens", /./],
    ["broken JSON", '{\n"agent": "x",\n', "line 3: ", /JSON such as/],
    ["a comment", '// mine\n{"agent": "x"}', "line 1: ", /JSON such as/],
    ["YAML", "agent: x", "line 1: ", /JSON such as/],
  ])("with %s are refused, and the line is named", (_, source, what, hint) => {
    const root = project(source);
    const { message, hint: said } = refusal(root);
    expect(message).toContain(join(root, ".wheelhouse", "settings.json"));
    expect(message).toContain(what);
    expect(said).toMatch(hint);
  });

  test("that lead to a device, or are huge, are not read", () => {
    const device = project();
    symlinkSync("/dev/zero", join(device, ".wheelhouse", "settings.json"));
    expect(refusal(device).message).toContain("not a file");
    expect(refusal(project(" ".repeat(100_000))).message).toContain("larger than 64 KiB");
  });
});
