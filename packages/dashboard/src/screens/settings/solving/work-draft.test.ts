import { commandText, commandWords, resolveWork, workObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { changeOfDraft, draftOfWork, type WorkDraft } from "./work-draft.ts";

const held = workObject(
  resolveWork({
    checks: [{ name: "test", command: ["npm", "test"] }],
    prepare: [["npm", "ci"]],
    limits: { run: { tokens: 5_000 } },
  }),
);
const begun = draftOfWork(held);

function changed(part: Partial<WorkDraft>) {
  return changeOfDraft(begun, { ...begun, ...part });
}

describe("settings of work as they are typed", () => {
  test("change nothing as they come", () => {
    expect(changed({})).toEqual({ change: {}, problems: {} });
  });

  test("change what differs, whole, and nothing else", () => {
    const { change, problems } = changed({
      checks: [...begun.checks, { name: " lint ", command: '["npm", "run", "lint all"]' }],
      carry: ".env\n\n config/local.json \n",
      limits: { run: { tokens: "", cost_usd: "2.5" }, issue: begun.limits.issue },
      base: "main",
      network: true,
    });
    expect(problems).toEqual({});
    expect(change).toEqual({
      checks: [
        { name: "test", command: ["npm", "test"] },
        { name: "lint", command: ["npm", "run", "lint all"] },
      ],
      carry: [".env", "config/local.json"],
      limits: { run: { tokens: null, cost_usd: 2.5 }, issue: { tokens: null, cost_usd: null } },
      base: "main",
      network: true,
    });
    expect(changed({ roles: { ...begun.roles, worker: "qwen" } }).change.roles).toMatchObject({
      worker: "qwen",
      planner: null,
    });
  });

  test.each<readonly [string, Partial<WorkDraft>, RegExp]>([
    ["checks", { checks: [{ name: "Test!", command: "npm test" }] }, /lower case/],
    ["checks", { checks: [{ name: "a", command: "npm test && rm x" }] }, /& means something/],
    [
      "checks",
      { checks: ["a", "b"].map(() => ({ name: "same", command: "make" })) },
      /the same name/,
    ],
    ["prepare", { prepare: [""] }, /A program/],
    ["carry", { carry: "../.env" }, /inside the project/],
    ["max_runs", { max_runs: "many" }, /from 1 to 50/],
    ["max_runs", { max_runs: "" }, /from 1 to 50/],
    [
      "limits",
      { limits: { ...begun.limits, issue: { tokens: "1.5", cost_usd: "" } } },
      /above zero/,
    ],
    ["branch_prefix", { branch_prefix: "-x" }, /branch/],
  ])("say what is wrong with %s, and change nothing then", (id, part, words) => {
    const { change, problems } = changed({ ...part, network: true });
    expect(Object.keys(problems)).toEqual([id]);
    expect(Object.values(problems)[0]).toMatch(words);
    expect(change).toEqual({});
  });
});

describe("a command that is typed", () => {
  test.each([["npm test"], ['["npm","run","test all"]'], ["node --test=x ./a.js"]])(
    "comes back as it was: %s",
    (text) => {
      const read = commandWords(text);
      expect("words" in read && commandText(read.words)).toBe(text);
    },
  );

  test.each([" ", "[]", '["a", 3]', '["a", ""]', "[", "a | b", 'say "x"'])(
    "is none where it is %j",
    (text) => {
      expect(commandWords(text)).toHaveProperty("problem");
    },
  );
});
