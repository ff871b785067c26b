import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSavedPlan, savedPlans, savePlan } from "./saved-plans.ts";

const PLAN = {
  summary: "The count is left out, and is put in.",
  steps: [
    {
      id: "fix",
      title: "Count every piece",
      does: "write",
      work: "In src/total.js multiply the price of each line by its count.",
      rubric: "Each line counts as often as it is bought.",
    },
    { id: "prove", title: "Run the tests", does: "check", check: "test" },
  ],
};
const rules = { type: "bug" as const, checks: [{ name: "test", command: ["npm", "test"] }] };

function place(files: Readonly<Record<string, unknown>> = {}) {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-plans-"));
  const path = join(root, "shop");
  const plans = join(path, ".wheelhouse", "plans");
  mkdirSync(plans, { recursive: true });
  for (const [name, plan] of Object.entries(files))
    writeFileSync(join(plans, name), typeof plan === "string" ? plan : JSON.stringify(plan));
  return { home: join(root, "home"), project: { id: "shop-1", path }, plans };
}

describe("saved plans", () => {
  test("are those of the project and the person's own, which count for more", () => {
    const where = place({
      "fix.json": PLAN,
      "other.json": PLAN,
      "Bad Name.json": PLAN,
      "x.md": "",
    });
    const own = { ...PLAN, summary: "My own." };
    const path = savePlan(where, "fix", own);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(savedPlans(where).map(({ name, origin }) => [name, origin])).toEqual([
      ["fix", "person"],
      ["other", "project"],
    ]);
    expect(readSavedPlan(where, "fix", rules)).toMatchObject({ summary: "My own." });
    expect(readSavedPlan(where, "other", rules)).toMatchObject({ summary: PLAN.summary });
  });

  test("that there are not are named with those that are", () => {
    expect(() => readSavedPlan(place(), "fix", rules)).toThrow('There is no saved plan "fix".');
    expect(() => savePlan(place(), "../fix", PLAN)).toThrow('"../fix" cannot name a plan.');
  });

  test.each([
    ["text that is no JSON", "{", /cannot be read/],
    ["another object", { steps: 3 }, /is not right/],
    ["no proof at its end", { ...PLAN, steps: PLAN.steps.slice(0, 1) }, /cannot be followed/],
    [
      "a check that there is not",
      { ...PLAN, steps: [PLAN.steps[0], { ...PLAN.steps[1], check: "x" }] },
      /cannot be followed/,
    ],
  ])("with %s are refused", (_, plan, why) => {
    const where = place({ "bad.json": plan });
    expect(() => readSavedPlan(where, "bad", rules)).toThrow(why);
  });

  test("are none where the repository has something else in their place", () => {
    for (const put of [
      (plans: string) => writeFileSync(plans, "no directory"),
      (plans: string) => symlinkSync("/", plans),
    ]) {
      const where = place();
      rmSync(where.plans, { recursive: true });
      put(where.plans);
      expect(savedPlans(where)).toEqual([]);
    }
  });

  test("that are links are not followed: a repository could lead to any file", () => {
    const where = place();
    symlinkSync("/etc/hostname", join(where.plans, "link.json"));
    expect(() => readSavedPlan(where, "link", rules)).toThrow(/is no file/);
  });
});
