import { readFileSync } from "node:fs";
import { join } from "node:path";
import { resolveWork, type WorkSettings, workObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { splitCommand, splitCommands } from "./split-command.ts";
import { isWorkKey, WORK_KEYS, workChanges, workLines } from "./work-words.ts";

const holds = (said: WorkSettings = {}) => workObject(resolveWork(said));

describe("a command that a person types", () => {
  test.each([
    ["npm test", ["npm", "test"]],
    ["  cargo   test --all ", ["cargo", "test", "--all"]],
    ['["npm", "run", "test all"]', ["npm", "run", "test all"]],
  ])("%j is a list of words", (text, words) => {
    expect(splitCommand(text)).toEqual(words);
  });

  test.each(['npm run "x"', "a && b", "a | b", "echo $HOME", "a;b", "ls *", "", '["a", 1]', "[]"])(
    "%j is refused, since only a shell would understand it, or nobody",
    (text) => {
      expect(() => splitCommand(text)).toThrow(/^"/);
    },
  );

  test("may stand with others, between semicolons that stand alone or in a list", () => {
    const both = [
      ["npm", "ci"],
      ["npm", "run", "build"],
    ];
    expect(splitCommands("npm ci ; npm run build")).toEqual(both);
    expect(splitCommands('[["npm","ci"],["npm","run","build"]]')).toEqual(both);
  });
});

describe("a setting of work", () => {
  test("has a name, and others have none", () => {
    for (const key of WORK_KEYS) expect([key, isWorkKey(key)]).toEqual([key, true]);
    for (const key of ["check.", "role.boss", "tokens", "limits.run"])
      expect([key, isWorkKey(key)]).toEqual([key, false]);
  });

  test("is changed by its name, beside what was said before", () => {
    const before = holds({ checks: [{ name: "lint", command: ["oxlint"] }] });
    const change = workChanges(
      [
        ["check.test", "npm test"],
        ["check.lint", "npm run lint"],
        ["role.worker", "codex"],
        ["role.judge", "claude"],
        ["limits.issue.tokens", "200000"],
        ["limits.run.cost_usd", "1.5"],
        ["network", "true"],
        ["carry", ".env .npmrc"],
        ["max_runs", "3"],
      ],
      before,
    );
    expect(change).toMatchObject({
      checks: [
        { name: "lint", command: ["npm", "run", "lint"] },
        { name: "test", command: ["npm", "test"] },
      ],
      roles: { worker: "codex", judge: "claude", planner: null },
      limits: {
        run: { tokens: null, cost_usd: 1.5 },
        issue: { tokens: 200_000, cost_usd: null },
      },
      network: true,
      carry: [".env", ".npmrc"],
      max_runs: 3,
    });
  });

  test("is taken back by an empty value", () => {
    const before = holds({
      checks: [{ name: "test", command: ["npm", "test"] }],
      roles: { worker: "codex", judge: "claude" },
    });
    const change = workChanges(
      [
        ["check.test", ""],
        ["role.worker", ""],
        ["network", ""],
      ],
      before,
    );
    expect(change).toMatchObject({
      checks: [],
      roles: { worker: null, judge: "claude" },
      network: null,
    });
  });

  test.each([
    ["approval", "nver", /approval cannot be "nver"/],
    ["max_runs", "-1", /max_runs cannot be "-1"/],
    ["network", "yes", /network cannot be "yes"/],
    ["check.test", "npm test && rm -rf /", /only a shell would understand/],
  ])("%s cannot be %s", (key, value, why) => {
    expect(() => workChanges([[key, value]], holds())).toThrow(why);
  });

  test("is shown as it would be typed", () => {
    const lines = workLines(
      holds({
        checks: [{ name: "all", command: ["npm", "run", "test all"] }],
        prepare: [["npm", "ci"], ["make"]],
      }),
    );
    const shown = Object.fromEntries(lines.map(({ key, value }) => [key, value]));
    expect(shown).toMatchObject({
      "check.all": '["npm","run","test all"]',
      prepare: "npm ci ; make",
      approval: "first",
    });
  });

  test("is each one described where people look for it", () => {
    const page = readFileSync(join(import.meta.dirname, "../../../../docs/issues.md"), "utf8");
    const described = new Set(
      [...page.matchAll(/`([a-z_]+(?:\.[a-zA-Z_]+)*)`/g)].map(([, key]) => key),
    );
    expect(WORK_KEYS.filter((key) => !described.has(key))).toEqual([]);
  });
});
