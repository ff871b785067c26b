import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

describe("docs/http-api.md", () => {
  test("each numbered rule is cited by a test", () => {
    const text = readFileSync(`${root}/docs/http-api.md`, "utf8");
    const rules = [...text.matchAll(/^- \*\*(\d+\.\d+)\*\*/gm)].map(([, rule]) => rule ?? "");
    expect(rules.length).toBeGreaterThan(20);
    const tests = globSync("packages/{server,client,core,cli}/src/**/*.test.ts", { cwd: root })
      .map((file) => readFileSync(`${root}/${file}`, "utf8"))
      .flatMap(
        (source) => source.match(/(?:test|describe)(?:\.each\([\s\S]*?\))?\(\s*"[^"]*/g) ?? [],
      )
      .join("\n");
    const cited = new Set(tests.match(/\b\d+\.\d+\b(?=[,:])/g));
    expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
  });
});

describe("docs/security.md", () => {
  test("names attacks that there are", () => {
    const text = readFileSync(`${root}/docs/security.md`, "utf8");
    const named = [...text.matchAll(/`([\w./-]+\.test\.ts|packages\/[\w./-]+)`/g)];
    expect(named.length).toBeGreaterThan(20);
    const missing = named.filter(
      ([, name = ""]) => globSync([name, `packages/*/src/**/${name}`], { cwd: root }).length === 0,
    );
    expect(missing.map(([, name]) => name)).toEqual([]);
  });
});
