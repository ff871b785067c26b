import { describe, expect, test } from "vitest";
import { resolveWork, workSettingsSchema } from "../issue/work-settings.ts";
import { changedWork, saidWork, workChangeSchema, workObject } from "./work-object.ts";

describe("the settings of work", () => {
  test("come back from the wire as they were said", () => {
    const said = workSettingsSchema.parse({
      roles: { worker: "codex" },
      checks: [{ name: "test", command: ["npm", "test"] }],
      base: "develop",
      limits: { run: { costUsd: 2 }, issue: { tokens: 1000 } },
      maxRuns: 3,
    });
    const wire = workObject(resolveWork(said));
    expect(wire).toMatchObject({ max_runs: 3, approval: "first", branch_prefix: "wheelhouse/" });
    const change = workChangeSchema.parse(wire);
    expect(resolveWork(changedWork({}, change))).toEqual(resolveWork(said));
    expect(saidWork(said)).toEqual(["roles", "checks", "base", "max_runs", "limits"]);
  });

  test("are taken back by null, and stay when they are not named", () => {
    const before = { network: true, accept: "auto", base: "main" } as const;
    expect(changedWork(before, { network: null, base: null })).toEqual({ accept: "auto" });
    expect(changedWork(before, {})).toEqual(before);
    const limits = changedWork({}, { limits: { run: { tokens: null }, issue: { cost_usd: 1 } } });
    expect(limits).toEqual({ limits: { issue: { costUsd: 1 } } });
  });

  test.each([
    { carry: ["../.ssh/id_rsa"] },
    { carry: ["/etc/passwd"] },
    { carry: ["a/../../b"] },
    { carry: ["C:\\keys"] },
    { branchPrefix: "-x" },
    { branchPrefix: "a..b/" },
    { branchPrefix: "/a" },
    { base: "--upload-pack=x" },
    { base: "a b" },
    { checks: [{ name: "Test", command: ["x"] }] },
    { checks: [{ name: "a", command: [] }] },
    {
      checks: [
        { name: "a", command: ["x"] },
        { name: "a", command: ["y"] },
      ],
    },
    { maxRuns: 0 },
    { limits: { run: { tokens: 0 } } },
    { shell: "npm test" },
  ])("cannot be %j", (settings) => {
    expect(workSettingsSchema.safeParse(settings).success).toBe(false);
  });
});
