import { describe, expect, test } from "vitest";
import { anEntry } from "../testing/entries.ts";
import { joinToEarlier, mergeDuplicates } from "./merge-duplicates.ts";

const topic = "shape";
const earlier = anEntry({}, { topic });
const later = (id: string, over: Parameters<typeof anEntry>[1] = {}) =>
  anEntry({ persona: "test-engineer" }, { id, topic, step: "r2.test-engineer", ...over });

describe("joinToEarlier", () => {
  test("what a later wave says in the same words is a second source, and nothing new", () => {
    const worse = { ...later("T1"), severity: "critical" as const };
    const joined = joinToEarlier([earlier], [worse]);
    expect(joined.fresh).toEqual([]);
    expect(joined.earlier).toMatchObject([
      { key: earlier.key, severity: "critical", also: [{ key: "r2.test-engineer:T1" }] },
    ]);
  });

  test("other words, another place or another topic stay apart", () => {
    const fresh = [
      later("T1", { claim: "It is reported as success in one case only." }),
      later("T2", { citations: [{ path: "src/other.ts", lines: [3, 5], quote: "} catch {}" }] }),
      later("T3", { topic: "errors" }),
    ];
    expect(joinToEarlier([earlier], fresh)).toEqual({ earlier: [earlier], fresh });
  });
});

describe("mergeDuplicates", () => {
  const said = (step: string, path: string, claim: string) =>
    anEntry(
      { key: step },
      { topic, step, claim, citations: [{ path, lines: [1, 1], quote: "x" }] },
    );
  const merged = (path: string, ...claims: [string, string]) =>
    mergeDuplicates(claims.map((claim, index) => said(`angle.${index}`, path, claim))).length;

  test.each([
    ["src/a.ts", 1],
    ["https://a.example/page", 2],
    ["@document/steps", 2],
    ["@material/issue", 2],
  ])("of two claims about the first line of %s leaves %i", (path, left) => {
    expect(merged(path, "It is fast.", "It is not kept up.")).toBe(left);
    expect(merged(path, "It is fast.", "It is fast.")).toBe(1);
  });
});
