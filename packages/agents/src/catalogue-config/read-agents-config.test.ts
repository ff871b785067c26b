import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseAgentsConfig, readAgentsConfig } from "./read-agents-config.ts";

const ALL = `
# Mine.
agents:
  - id: my-agent
    name: My agent
    command: [my-agent, --acp]
    env: [MY_KEY]
    modes: { read: plan, write: default }
    credentials: [.my-agent/auth.json]
    calls: local
endpoints:
  - id: box
    url: http://127.0.0.1:8080/v1
    model: qwen3-coder
    keyEnv: BOX_KEY
    context: 32768
overrides:
  qwen: { path: /opt/qwen/bin/qwen }
`;

describe("the user's own agents", () => {
  test("are read with everything that can be said of them", () => {
    const { agents, endpoints, overrides } = parseAgentsConfig(ALL, "agents.yaml");
    expect(agents).toEqual([
      {
        id: "my-agent",
        name: "My agent",
        command: ["my-agent", "--acp"],
        env: ["MY_KEY"],
        modes: { read: "plan", write: "default" },
        credentials: [".my-agent/auth.json"],
        calls: "local",
      },
    ]);
    expect(endpoints[0]).toMatchObject({ id: "box", keyEnv: "BOX_KEY", context: 32_768 });
    expect(overrides).toEqual({ qwen: { path: "/opt/qwen/bin/qwen" } });
  });

  test("may be charged for, unless the user says that they are local", () => {
    const { agents } = parseAgentsConfig("agents: [{ id: a, command: [a] }]", "agents.yaml");
    expect(agents[0]).toMatchObject({ calls: "provider", env: [], credentials: [] });
  });

  test.each(["", "# nothing yet\n\n", "{}"])("are none in %j", (source) => {
    expect(parseAgentsConfig(source, "x")).toEqual({ agents: [], endpoints: [], overrides: {} });
  });

  test.each([
    ["a misspelt key", ALL.replace("command:", "comand:"), 6, '"comand"', /Did you mean command/],
    ["a key of another list", ALL.replace("keyEnv", "command"), 15, '"command"', /own keys/],
    [
      "a key instead of its name",
      ALL.replace("BOX_KEY", "sk-12.34"),
      15,
      "NAME of an environment",
      /./,
    ],
    ["a file above the home", ALL.replace(".my-agent/", "../x/"), 9, "leave your home", /./],
    ["a file from the root", ALL.replace(".my-agent/", "/etc/"), 9, "below your home", /./],
    ["another scheme", ALL.replace("http:", "file:"), 13, "it is a URL such as", /./],
    ["the same id twice", ALL.replace("id: box", "id: my-agent"), 12, "comes twice", /./],
    ["a relative path", ALL.replace("/opt/", "opt/"), 18, "whole path", /./],
    ["a list at the top", "- id: a", 1, "the file: ", /agents, endpoints/],
    ["broken YAML", "agents: [{", 1, "", /./],
  ])("with %s are refused, and the line is named", (_, source, line, what, hint) => {
    expect(() => parseAgentsConfig(source, "agents.yaml")).toThrow(
      expect.objectContaining({
        code: "settings.invalid",
        message: expect.stringContaining(what),
        hint: expect.stringMatching(hint),
      }),
    );
    expect(() => parseAgentsConfig(source, "agents.yaml")).toThrow(`agents.yaml, line ${line}: `);
  });

  test("are none without a file, and an error with one that cannot be read", () => {
    const home = mkdtempSync(join(tmpdir(), "wheelhouse-config-"));
    const path = join(home, "agents.yaml");
    expect(readAgentsConfig(path).agents).toEqual([]);
    mkdirSync(path);
    expect(() => readAgentsConfig(path)).toThrow(/cannot be read/);
  });
});
