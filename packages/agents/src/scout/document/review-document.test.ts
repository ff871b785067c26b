import { findingsOutputSchema, type DocumentOutput } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { analyse } from "../analyse.ts";
import { temporaryTree } from "../temporary-tree.ts";

const item = (
  id: string,
  dependsOn: string[] = [],
  fields: Record<string, string> = { tests: "one" },
) => ({ id, section: "items", title: id, body: "", fields, findings: [], dependsOn });
const DOCUMENT: DocumentOutput = {
  summary: "It rests on a finding (S1).",
  recommendations: [],
  good: [],
  sections: [
    { id: "items", body: "" },
    { id: "risks", body: "See `src/a.ts:1`." },
  ],
  items: [item("W-1"), item("W-2", ["W-1"])],
  openItems: [],
  resolutions: [],
  deferred: [],
};
const S1 = {
  id: "S1",
  severity: "low" as const,
  claim: "One.",
  why: "",
  citations: [],
  trust: "codebase" as const,
};

async function claims(document: unknown): Promise<readonly string[]> {
  await using tree = await temporaryTree({ "src/a.ts": "export const a = 1;\n" });
  const done = await analyse(tree.root, { role: "find", document, findings: [S1], prefix: "R" });
  if (done.role !== "find") throw new Error("not a review");
  expect(findingsOutputSchema.parse(done.output)).toEqual(done.output);
  expect(done.output.notRun.join()).toContain(
    typeof document === "object" ? "Needs a model" : "no document",
  );
  return done.output.findings.map(({ claim }) => claim);
}

describe("reviewDocument", () => {
  test("a document that holds together has no flaw that a program can see", async () => {
    expect(await claims(DOCUMENT)).toEqual([]);
  });

  test.each<[string, Partial<DocumentOutput>, RegExp]>([
    ["an id that nobody handed in", { summary: "As said (S1, S7)." }, /The summary rests on `S7`/],
    [
      "a finding of an item that nobody handed in",
      { items: [{ ...item("W-1"), findings: ["S9"] }] },
      /`W-1` rests on `S9`/,
    ],
    [
      "a line that is not there",
      { sections: [{ id: "items", body: "x `src/a.ts:90`" }] },
      /names `src\/a\.ts:90`/,
    ],
    [
      "a file that is not there",
      { sections: [{ id: "items", body: "x `src/b.ts:1`" }] },
      /names `src\/b\.ts:1`/,
    ],
    [
      "an empty section",
      { sections: [{ id: "risks", body: " " }] },
      /The section `risks` is empty/,
    ],
    [
      "an item that waits for one that is not there",
      { items: [item("W-1", ["W-5"])] },
      /`W-1` comes after `W-5`/,
    ],
    [
      "items that wait for each other",
      { items: [item("W-1", ["W-2"]), item("W-2", ["W-1"])] },
      /`W-1` → `W-2` → `W-1` wait for each other/,
    ],
    ["two items of one name", { items: [item("W-1"), item("W-1")] }, /2 items are called `W-1`/],
    [
      "an item without what the others say",
      { items: [item("W-1"), item("W-2", [], {})] },
      /`W-2` does not say its tests/,
    ],
  ])("%s is told", async (_, change, claim) => {
    expect(await claims({ ...DOCUMENT, ...change })).toEqual([expect.stringMatching(claim)]);
  });

  test("what is no document is said to be none", async () => {
    expect(await claims("text")).toEqual([]);
  });
});
