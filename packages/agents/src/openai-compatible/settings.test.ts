import { describe, expect, test } from "vitest";
import { readSettings } from "./settings.ts";

const LEAST = {
  WHEELHOUSE_ENDPOINT_URL: "http://127.0.0.1:11434/v1/",
  WHEELHOUSE_ENDPOINT_MODEL: "qwen3",
};

describe("the settings", () => {
  test("are an address and a model, and the rest has defaults", () => {
    expect(
      readSettings({ ...LEAST, WHEELHOUSE_ENDPOINT_KEY: "", WHEELHOUSE_MAX_TOKENS: "" }),
    ).toEqual({
      url: "http://127.0.0.1:11434/v1",
      model: "qwen3",
      key: undefined,
      contextTokens: 32_768,
      maxSteps: 40,
      maxTokens: undefined,
      facts: undefined,
      home: undefined,
    });
  });

  test("are read as numbers where they are numbers", () => {
    const env = {
      ...LEAST,
      WHEELHOUSE_ENDPOINT_CONTEXT: "8192",
      WHEELHOUSE_MAX_STEPS: "3",
      WHEELHOUSE_MAX_TOKENS: "9",
    };
    expect(readSettings(env)).toMatchObject({ contextTokens: 8192, maxSteps: 3, maxTokens: 9 });
  });

  test.each([
    ["WHEELHOUSE_ENDPOINT_URL", undefined],
    ["WHEELHOUSE_ENDPOINT_URL", "file:///etc/passwd"],
    ["WHEELHOUSE_ENDPOINT_URL", "localhost"],
    ["WHEELHOUSE_ENDPOINT_MODEL", ""],
    ["WHEELHOUSE_ENDPOINT_CONTEXT", "many"],
    ["WHEELHOUSE_ENDPOINT_CONTEXT", "100"],
    ["WHEELHOUSE_MAX_STEPS", "0"],
  ])("are refused for %s=%s, by name", (name, value) => {
    expect(() => readSettings({ ...LEAST, [name]: value })).toThrow(
      new RegExp(`The setting ${name} is not right`),
    );
  });
});
