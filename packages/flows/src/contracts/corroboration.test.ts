import { type Finding, findingSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { corroborationOf } from "./corroboration.ts";

function claim(addresses: readonly string[], why = "Fetched today."): Finding {
  return findingSchema.parse({
    id: "A1",
    severity: "high",
    claim: "It is faster.",
    why,
    citations: addresses.map((path) => ({ path, lines: [1, 1], quote: "faster" })),
    trust: "web",
  });
}

describe("corroboration of an outside claim", () => {
  test.each([
    ["two publishers", ["https://one.example/a", "https://two.example/b"], "corroborated"],
    [
      "two owners on one forge",
      ["https://github.com/a/x", "https://www.github.com/b/y"],
      "corroborated",
    ],
    [
      "two names of one host",
      ["https://a.readthedocs.io/", "https://b.readthedocs.io/"],
      "corroborated",
    ],
    ["two companies below co.uk", ["https://a.co.uk/", "https://b.co.uk/"], "corroborated"],
    ["one page", ["https://one.example/a"], "single-source"],
    [
      "two pages of one publisher",
      ["https://docs.one.example/a", "http://www.ONE.example:8080/b?x#y"],
      "single-source",
    ],
    [
      "two repositories of one owner",
      ["https://github.com/a/x", "https://github.com/A/y"],
      "single-source",
    ],
    [
      "a disguise before an @",
      ["https://two.example@one.example/", "https://one.example/"],
      "single-source",
    ],
    ["a file of the project beside it", ["https://one.example/a", "src/a.ts"], "single-source"],
    ["nothing", [], "single-source"],
  ])("by %s", (_, addresses, expected) => {
    expect(corroborationOf([claim(addresses)])).toBe(expected);
  });

  test("counts what another agent found for the same claim", () => {
    const one = claim(["https://one.example/a"]);
    expect(corroborationOf([one, claim(["https://two.example/a"])])).toBe("corroborated");
    expect(corroborationOf([one, claim(["https://one.example/b"])])).toBe("single-source");
  });

  test("is lowered by what its author says, and never raised", () => {
    const both = ["https://one.example/a", "https://two.example/b"];
    expect(corroborationOf([claim(both, "single-source: both repeat a third.")])).toBe(
      "single-source",
    );
    expect(corroborationOf([claim(both, "**Contradicted:** they disagree.")])).toBe("contradicted");
    expect(corroborationOf([claim(["https://one.example/a"], "corroborated: sure")])).toBe(
      "single-source",
    );
  });
});
