import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const SOURCE = new URL("./", import.meta.url);
const FORMAT = new URL("../../../docs/journal-format.md", import.meta.url);

/** Numbers of the rules that names of tests begin with. */
function citedRules(): Set<string> {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" });
  const texts = files
    .filter((file) => file.endsWith(".test.ts") || file.endsWith("-suite.ts"))
    .map((file) => readFileSync(new URL(file, SOURCE), "utf8"));
  const names = texts.flatMap((text) => text.match(/"\d+\.\d+(, \d+\.\d+)*: /g) ?? []);
  return new Set(names.flatMap((name) => name.match(/\d+\.\d+/g) ?? []));
}

/** Numbers of the rules that the document states. */
function statedRules(): Set<string> {
  const stated = readFileSync(FORMAT, "utf8").matchAll(/^- \*\*(\d+\.\d+)\*\*/gm);
  return new Set(Array.from(stated, ([, rule = ""]) => rule));
}

describe("docs/journal-format.md", () => {
  test("has a test for every rule, and a rule for every test that cites one", () => {
    expect([...citedRules()].toSorted()).toEqual([...statedRules()].toSorted());
  });
});
