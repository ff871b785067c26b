import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Machine } from "../discover/machine.ts";
import { INSTALLED } from "./catalogue.ts";
import { CLAUDE } from "./claude.ts";
import { CODEX } from "./codex.ts";
import type { LaunchSpec } from "./entry.ts";
import { entryOf } from "./entry-of.ts";
import { GEMINI } from "./gemini.ts";
import type { InstalledAgent } from "./installed-agent.ts";
import { OPENCODE } from "./opencode.ts";
import { QWEN } from "./qwen.ts";

const LOCAL = "http://127.0.0.1:9/v1";

describe("an installed agent", () => {
  let home = "";
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "wheelhouse-entry-"));
  });
  afterEach(() => rmSync(home, { recursive: true }));
  const put = (path: string, text: string): string => {
    const whole = join(home, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text);
    chmodSync(whole, 0o755);
    return whole;
  };
  const install = ({ program, packages }: InstalledAgent, version: string): void => {
    const at = `lib/node_modules/${packages[0]}`;
    put(`${at}/package.json`, JSON.stringify({ name: packages[0], version }));
    put(`${at}/${program}`, "#!/usr/bin/env node\n");
  };
  const machine = (env: Record<string, string> = {}): Machine => ({
    env: { HOME: home, ...env },
    home,
    directories: () =>
      Promise.resolve(
        INSTALLED.map(({ packages }) => join(home, "lib/node_modules", packages[0] ?? "")),
      ),
  });
  const look = (agent: InstalledAgent, env?: Record<string, string>) =>
    entryOf(agent).look(machine(env));
  const launch = (
    agent: InstalledAgent,
    env?: Record<string, string>,
    spec: Partial<LaunchSpec> = {},
  ) =>
    entryOf(agent).launch(
      { access: "read", model: undefined, readable: [], ...spec },
      { machine: machine(env), transcripts: {} },
    );

  test.each(INSTALLED.map((agent) => [agent.id, agent] as const))(
    "%s that is not there says how to get it",
    async (_, agent) => {
      expect(await look(agent)).toMatchObject({
        path: undefined,
        missing: {
          reason: `${agent.program} was not found.`,
          hint: `Install it: ${agent.install}`,
        },
      });
      await expect(launch(agent)).rejects.toThrow("was not found");
    },
  );

  test("whose adapter alone is missing says so", async () => {
    put(`lib/node_modules/${CLAUDE.packages[0]}/claude`, "#!/bin/sh\n");
    expect((await look(CLAUDE)).missing?.reason).toBe(
      "claude is there, and claude-agent-acp, by which it is driven, is not.",
    );
  });

  test("of a version that is known to be unsafe is refused by name and reason", async () => {
    install(CLAUDE, "0.49.0");
    const { missing, version } = await look(CLAUDE, { ANTHROPIC_API_KEY: "k" });
    expect(version).toBe("0.49.0");
    expect(missing?.reason).toMatch(/claude-agent-acp 0\.49\.0 is not started: its plan mode lets/);
    install(CLAUDE, "0.100.0");
    expect((await look(CLAUDE, { ANTHROPIC_API_KEY: "k" })).missing).toBeUndefined();
  });

  test("that nobody is signed in to says how to sign in", async () => {
    install(QWEN, "0.24.4");
    expect(await look(QWEN)).toMatchObject({
      signedIn: "no",
      missing: { reason: "Nobody is signed in to Qwen Code.", hint: QWEN.signIn },
    });
    put(".qwen/oauth_creds.json", "{}");
    expect(await look(QWEN)).toMatchObject({ signedIn: "yes", calls: "provider" });
    expect(await look(QWEN, { OPENAI_BASE_URL: LOCAL })).toMatchObject({
      signedIn: "not-needed",
      calls: "local",
    });
  });

  test("gets the variables that are its own, and no other", async () => {
    install(QWEN, "0.24.4");
    const env = { OPENAI_API_KEY: "k", OPENAI_MODEL: "m", ANTHROPIC_API_KEY: "a", AWS_SECRET: "s" };
    expect((await launch(QWEN, env)).env).toEqual({
      OPENAI_API_KEY: "k",
      OPENAI_MODEL: "m",
      QWEN_CODE_NO_RELAUNCH: "1",
      QWEN_CODE_LEGACY_MCP_BLOCKING: "1",
    });
  });

  test("at a local endpoint needs no key and is lent no credentials", async () => {
    install(QWEN, "0.24.4");
    put(".qwen/oauth_creds.json", "{}");
    const started = await launch(QWEN, { OPENAI_BASE_URL: LOCAL }, { model: "other" });
    expect(started).toMatchObject({
      args: ["--acp", "--auth-type", "openai"],
      env: { OPENAI_API_KEY: "local", OPENAI_BASE_URL: LOCAL, OPENAI_MODEL: "other" },
      credentials: [],
      keyed: true,
      script: true,
    });
    expect((await launch(QWEN)).credentials).toEqual([".qwen/oauth_creds.json"]);
  });

  test("keeps what it needs of the user's settings, and its own switches are off", async () => {
    install(QWEN, "0.24.4");
    const settings = {
      security: { auth: { selectedType: "qwen-oauth" } },
      model: { name: "q", generationConfig: { maxRetries: 9, timeout: 5 } },
      mcpServers: { evil: { command: "rm" } },
      telemetry: { enabled: true },
    };
    put(".qwen/settings.json", JSON.stringify(settings));
    const { files } = await launch(QWEN);
    expect(JSON.parse(files[".qwen/settings.json"] ?? "")).toMatchObject({
      security: settings.security,
      model: { name: "q", generationConfig: { maxRetries: 1, timeout: 5 } },
      telemetry: { enabled: false },
      memory: { enableManagedAutoMemory: false },
    });
    expect(files[".qwen/settings.json"]).not.toContain("evil");
  });

  test("whose settings cannot be read starts with ours alone", async () => {
    install(GEMINI, "0.61.0");
    put(".gemini/settings.json", "{ not json");
    const { files, args } = await launch(GEMINI, { GEMINI_API_KEY: "k" }, { model: "m" });
    expect(args).toEqual(["--acp", "--skip-trust", "-m", "m"]);
    expect(JSON.parse(files[".gemini/settings.json"] ?? "")).toMatchObject({
      security: { auth: { selectedType: "gemini-api-key" } },
      general: { enableAutoUpdate: false },
    });
  });

  test("codex is told its endpoint by its configuration", async () => {
    install(CODEX, "2.6.0");
    const { env } = await launch(CODEX, { OPENAI_BASE_URL: LOCAL }, { model: "m" });
    expect(JSON.parse(env["CODEX_CONFIG"] ?? "")).toMatchObject({
      model: "m",
      model_provider: "endpoint",
      model_providers: { endpoint: { base_url: LOCAL, env_key: "CODEX_API_KEY" } },
    });
    expect(env["MODEL_PROVIDER"]).toBe("endpoint");
    expect((await launch(CODEX)).env["CODEX_CONFIG"]).not.toContain("model_provider");
  });

  test("opencode may do nothing in its plan mode that its settings can deny", async () => {
    install(OPENCODE, "1.18.33");
    const settings = async (access: "read" | "write") => {
      const { files } = await launch(OPENCODE, {}, { access });
      return JSON.parse(files[".config/opencode/opencode.json"] ?? "");
    };
    expect((await settings("read")).agent.plan.permission).toMatchObject({ bash: "deny" });
    expect((await settings("write")).agent).toBeUndefined();
  });
});
