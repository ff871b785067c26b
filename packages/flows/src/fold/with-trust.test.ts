import type { Citation } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { anEntry } from "../testing/entries.ts";
import { withTrust } from "./with-trust.ts";

const document = { title: "", text: "a", lines: 1, cut: false };
const outputs = {
  material: {
    documents: [
      { ...document, name: "plan", kind: "file", path: "docs/plan.md" },
      { ...document, name: "issue", kind: "text" },
    ],
  },
};
const cites = (...paths: string[]) =>
  anEntry({}, { citations: paths.map((path): Citation => ({ path, lines: [1, 1], quote: "a" })) });

describe("the trust class of a claim about the code", () => {
  test.each([
    ["a file", ["src/a.ts"], "codebase"],
    ["a given text and a file", ["@material/issue", "src/a.ts"], "codebase"],
    ["a given document that is a file", ["@material/plan"], "codebase"],
    ["a given text", ["@material/issue"], "provided"],
    ["the draft", ["@document/steps", "@material/issue"], "provided"],
    ["a page", ["https://example.org/a"], "web"],
    ["nothing", [], "codebase"],
  ])("that cites %s", (_, paths, trust) => {
    const entry = withTrust(cites(...paths), { outputs });
    expect(entry.finding.trust).toBe(trust);
    expect(entry.marks.map(({ rule }) => rule)).toEqual(trust === "codebase" ? [] : ["trust"]);
  });

  test("what its agent puts lower stays there", () => {
    const entry = anEntry({}, { trust: "web" });
    expect(withTrust(entry, { outputs: {} })).toBe(entry);
  });
});
