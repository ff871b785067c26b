import { describe, expect, test } from "vitest";
import { parseAgentsConfig } from "../catalogue-config/read-agents-config.ts";
import type { LocalEndpoint } from "./local-endpoint.ts";
import { endpointNamed, modelEndpoints } from "./model-endpoints.ts";

const OLLAMA: LocalEndpoint = {
  kind: "ollama",
  url: "http://127.0.0.1:11434/v1",
  models: [
    { id: "llama3:8b", bytes: 5e9 },
    { id: "qwen3:32b", bytes: 20e9 },
    { id: "qwen3-coder:30b", bytes: 18e9 },
    { id: "mistral:7b", loaded: true },
  ],
};
const VLLM: LocalEndpoint = {
  kind: "vllm",
  url: "http://127.0.0.1:8000/v1",
  models: [{ id: "llama3:8b", context: 8192, loaded: true }],
};
const config = (entry: string) => parseAgentsConfig(`endpoints: [{ ${entry} }]`, "agents.yaml");
const NONE = { endpoints: [] };

describe("models that can be worked with", () => {
  test("are those that were found, what is in memory first and then what was made for code", () => {
    expect(modelEndpoints(NONE, [OLLAMA]).map(({ name }) => name)).toEqual([
      "ollama/mistral:7b",
      "ollama/qwen3-coder:30b",
      "ollama/qwen3:32b",
      "ollama/llama3:8b",
    ]);
  });

  test("begin with those that the user has named", () => {
    const own = config("id: box, url: 'http://localhost:9000/v1/', model: m, context: 4096");
    expect(modelEndpoints(own, [VLLM])[0]).toEqual({
      name: "box",
      server: "box",
      url: "http://localhost:9000/v1",
      model: "m",
      context: 4096,
      calls: "local",
      configured: true,
    });
  });

  test.each([
    ["url: 'http://127.0.0.1:1/v1', model: m", "local"],
    ["url: 'http://[::1]:1/v1', model: m", "local"],
    ["url: 'http://127.0.0.1:1/v1', model: m, keyEnv: K", "provider"],
    ["url: 'http://127.0.0.1.evil.example/v1', model: m", "provider"],
    ["url: 'https://api.example.com/v1', model: m", "provider"],
    ["url: 'http://192.168.0.7:1/v1', model: m", "provider"],
    ["url: 'http://192.168.0.7:1/v1', model: m, calls: local", "local"],
    ["url: 'http://127.0.0.1:1/v1', model: m, calls: provider", "provider"],
  ])("at %s run %s", (entry, calls) => {
    expect(modelEndpoints(config(`id: a, ${entry}`), [])[0]?.calls).toBe(calls);
  });

  test("begin with the one of the environment", () => {
    const env = {
      OPENAI_BASE_URL: "http://127.0.0.1:1/v1/",
      OPENAI_MODEL: "m",
      OPENAI_API_KEY: "k",
    };
    expect(modelEndpoints(NONE, [OLLAMA], env)[0]).toMatchObject({
      name: "m",
      url: "http://127.0.0.1:1/v1",
      keyEnv: "OPENAI_API_KEY",
      calls: "local",
    });
    const far = { OPENAI_BASE_URL: "https://api.example.com/v1", OPENAI_MODEL: "m" };
    expect(modelEndpoints(NONE, [], far)[0]?.calls).toBe("provider");
    expect(modelEndpoints(NONE, [], { OPENAI_BASE_URL: "nowhere", OPENAI_MODEL: "m" })).toEqual([]);
    expect(modelEndpoints(NONE, [], { OPENAI_BASE_URL: "http://127.0.0.1:1" })).toEqual([]);
  });

  test("are named by their whole name, or by the model where only one has it", () => {
    const all = modelEndpoints(NONE, [OLLAMA, VLLM]);
    expect(endpointNamed("vllm/llama3:8b", all)?.context).toBe(8192);
    expect(endpointNamed("qwen3:32b", all)?.name).toBe("ollama/qwen3:32b");
    expect(endpointNamed("llama3:8b", all)).toBeUndefined();
    expect(endpointNamed("gpt-5", all)).toBeUndefined();
  });
});
