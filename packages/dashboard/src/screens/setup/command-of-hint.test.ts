import { describe, expect, test } from "vitest";
import { commandOfHint } from "./command-of-hint.ts";
import { readinessOf } from "./readiness.ts";

describe("the command that a hint names", () => {
  test("is what stands after its colon", () => {
    expect(commandOfHint("Install it: npm install -g @qwen-code/qwen-code@latest")).toBe(
      "npm install -g @qwen-code/qwen-code@latest",
    );
    expect(commandOfHint("Look in a terminal: wheelhouse doctor")).toBe("wheelhouse doctor");
  });

  test.each([
    "Start a local model (Ollama, LM Studio), or name an endpoint in agents.yaml.",
    "Make it a file that you can read, or move it away.",
    "Two ways: one is short, the other is long.",
  ])("is none in %j", (hint) => {
    expect(commandOfHint(hint)).toBeUndefined();
  });
});

describe("what is ready", () => {
  const check = (id: string, status: "ok" | "warn" | "fail", group: "machine" | "agents") => ({
    id,
    status,
    group,
    title: id,
    detail: "",
  });

  test("counts what is ready, and tells what is missing from what stands in the way", () => {
    const checks = [
      check("git", "ok", "machine"),
      check("sandbox", "fail", "machine"),
      check("qwen", "warn", "agents"),
      check("agents.looked", "ok", "agents"),
    ];
    expect(readinessOf(checks)).toEqual({ ready: 1, total: 3, failing: 1 });
  });
});
