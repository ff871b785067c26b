import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planOf, type StartRequest } from "@wheelhouse/engine";
import { describe, expect, test } from "vitest";
import { flowsByName } from "../flows/flows-by-name.ts";
import { functionsFor, pureFunctions } from "../functions/functions.ts";
import { simulate } from "./simulate.ts";
import { readStubs } from "./stubs.ts";

function planned(flow: string, input: StartRequest["input"] = {}) {
  const request: StartRequest = {
    flow,
    input,
    band: "small",
    fast: false,
    project: { id: "p", path: "/p" },
    by: "ann",
  };
  return planOf({ flows: flowsByName, functions: functionsFor("/nowhere") }, request);
}

function stubs(value: unknown) {
  const path = join(mkdtempSync(join(tmpdir(), "wheelhouse-stubs-")), "stubs.json");
  writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
  return path;
}

const DEMO = {
  "*": "seen",
  "draft:critic": { verdict: "accept", findings: [] },
  judge: { verdict: "good" },
  approve: "yes",
};

describe("a dry run", () => {
  test("plays the whole plan with the stubs, and calls what touches nothing for real", async () => {
    const { "*": seen, ...exact } = DEMO;
    const { of } = readStubs(
      stubs({
        ...exact,
        "look.*": seen,
        "dig.*": seen,
        draft: seen,
        "check.*": seen,
        "measure.*": seen,
        "compare.*": seen,
      }),
    );
    const { state, prompts, turns, missing } = await simulate(planned("demo"), of, pureFunctions);
    expect(missing).toEqual([]);
    expect(state.ended?.status).toBe("completed");
    expect(state.steps.get("report")?.output).toMatchObject({
      markdown: expect.stringContaining("# Demo report"),
    });
    expect(turns.get("look.1")).toBe(1);
    expect(turns.get("dig.1")).toBeGreaterThan(1);
    expect(prompts.filter(({ step }) => step === "draft").map(({ role }) => role)).toEqual([
      "author",
      "critic",
    ]);
  });

  test("stands where a stub is missing and names the steps", async () => {
    const { state, missing } = await simulate(planned("demo"), () => undefined, []);
    expect(state.ended).toBeUndefined();
    expect(missing).toEqual(["look.1", "look.2", "look.3"]);
  });

  test("decides for real: a verdict sends back, and the step begins anew", async () => {
    let judged = 0;
    const { of } = readStubs(stubs({ ...DEMO, "*": "seen" }));
    const { state } = await simulate(
      planned("demo"),
      (step) => {
        if (step !== "judge") return of(step);
        const again = { verdict: "again", sendBack: { to: "draft", reason: "too thin" } };
        return { output: judged++ === 0 ? again : { verdict: "good" } };
      },
      pureFunctions,
    );
    expect(state.steps.get("draft")?.generation).toBe(2);
    expect(state.ended?.status).toBe("completed");
  });

  test("a stub that does not fit the step's schema fails as an agent's output would", async () => {
    const { of } = readStubs(stubs({ ...DEMO, "*": "seen", judge: { verdict: "perhaps" } }));
    const { state } = await simulate(planned("demo"), of, []);
    expect(state.ended).toMatchObject({ status: "failed" });
    expect(state.ended?.error).toContain("does not fit the step's schema");
  });

  test("a step that is said to fail climbs its real ladder", async () => {
    const { of } = readStubs(stubs({ ...DEMO, "*": "seen", "look.2": { $fail: "blind" } }));
    const { state } = await simulate(planned("demo"), of, []);
    expect(state.ended).toEqual(expect.objectContaining({ status: "failed", error: "blind" }));
    expect(state.steps.get("look.2")?.ordinal).toBe(21);
  });

  test("stubs that are not JSON are refused with a form to follow", () => {
    expect(() => readStubs(stubs("{"))).toThrow(/cannot be read/);
    expect(() => readStubs(stubs([1]))).toThrow(/not an object from step to output/);
  });

  test("stubs may be YAML, and one that fits no step is told", () => {
    const { of, strayFrom } = readStubs(stubs("look: seen\nangle.nope: 1\n'draft:critic': 2\n"));
    expect(of("look")).toEqual({ output: "seen" });
    expect(strayFrom(["look", "draft"])).toEqual(["angle.nope"]);
    expect(strayFrom(["angle.nope"])).toEqual(["look", "draft:critic"]);
  });
});
