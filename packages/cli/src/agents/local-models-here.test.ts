import { describe, expect, test } from "vitest";
import { portsIn } from "./local-models-here.ts";

describe("where local models are looked for", () => {
  test.each([
    [{}, {}],
    [{ OLLAMA_HOST: "127.0.0.1:11500" }, { ollama: 11_500 }],
    [{ OLLAMA_HOST: "http://0.0.0.0:11500/" }, { ollama: 11_500 }],
    [{ OLLAMA_HOST: ":11500" }, { ollama: 11_500 }],
    [{ OLLAMA_HOST: "models.example.com:11500" }, {}],
    [{ OLLAMA_HOST: "127.0.0.1" }, {}],
    [{ WHEELHOUSE_LOCAL_PORTS: "vllm=9000, lmstudio=0" }, { vllm: 9000, lmstudio: 0 }],
    [{ WHEELHOUSE_LOCAL_PORTS: "none" }, { ollama: 0, lmstudio: 0, llamacpp: 0, vllm: 0 }],
  ])("with %j is %j", (env, ports) => {
    expect(portsIn(env)).toEqual(ports);
  });

  test.each(["olama=1", "ollama", "ollama=x", "ollama=99999", "11434"])(
    "cannot be said as %s",
    (said) => {
      expect(() => portsIn({ WHEELHOUSE_LOCAL_PORTS: said })).toThrow(
        expect.objectContaining({ code: "usage", hint: expect.stringContaining("lmstudio") }),
      );
    },
  );
});
