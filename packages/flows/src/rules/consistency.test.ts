import { SEVERITIES } from "@wheelhouse/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "../fold/entry.ts";
import { anEntry } from "../testing/entries.ts";
import { consistency } from "./consistency.ts";
import { isOpposite } from "./opposite-advice.ts";

describe("opposite advice", () => {
  test.each([
    ["Add a retry around fetch.", "Remove the retry around fetch."],
    ["Split the parser into two modules.", "Merge the parser modules."],
    ["Extract the validation.", "Inline the validation."],
    ["Increase the timeout.", "Lower the timeout."],
    ["Add a cache for prices.", "Do not add a cache for prices."],
    ["Export the parser.", "Make private: the parser."],
    ["Throw when the header is missing.", "Ignore a missing header."],
  ])("%j and %j", (one, other) => {
    expect(isOpposite(one, other)).toBe(true);
    expect(isOpposite(other, one)).toBe(true);
  });

  test.each([
    ["the same advice twice", "Add a retry around fetch.", "Add one retry for fetch."],
    ["another subject", "Add a timeout.", "Remove the unused parameter."],
    ["both sides in one text", "Add a retry, then remove the loop.", "Remove the retry."],
    ["no action", "The retry is fine.", "The retry is odd."],
    ["negation on both", "Do not add a cache.", "Avoid adding a cache."],
  ])("not %s", (_, one, other) => {
    expect(isOpposite(one, other)).toBe(false);
  });
});

const add = (over: Partial<Entry> = {}) =>
  anEntry({ ref: "S1", key: "a:S1", ...over }, { id: "S1", fix: "Add a retry around fetch." });
const remove = (over: Partial<Entry> = {}) =>
  anEntry({ ref: "OCE-1", key: "b:OCE-1", ...over }, { id: "OCE-1", fix: "Remove the retry." });

describe("consistency", () => {
  test("two that pull against each other drop one level and name each other", () => {
    const [one, other] = consistency([add(), remove({ severity: "low" })]);
    expect(one).toMatchObject({ severity: "medium", tension: ["OCE-1"] });
    expect(other).toMatchObject({ severity: "info", tension: ["S1"] });
    expect(one?.marks[0]?.text).toContain("tension with OCE-1");
  });

  test("security is named in the tension and keeps its level", () => {
    const [one, other] = consistency([add({ security: true }), remove()]);
    expect(one).toMatchObject({ severity: "high", tension: ["OCE-1"] });
    expect(other?.severity).toBe("medium");
  });

  test("lines that do not meet are no tension", () => {
    const elsewhere = anEntry(
      { ref: "X" },
      {
        fix: "Remove the retry.",
        citations: [{ path: "src/store.ts", lines: [90, 91], quote: "x" }],
      },
    );
    expect(consistency([add(), elsewhere]).every((entry) => entry.tension.length === 0)).toBe(true);
  });

  test("what was set aside is in tension with nobody", () => {
    expect(consistency([add(), remove({ standing: "existing" })])[0]?.severity).toBe("high");
  });

  const entry = fc
    .record({
      fix: fc.constantFrom(
        "Add a retry.",
        "Remove the retry.",
        "Split the parser.",
        "Merge the parser.",
        "Rest.",
      ),
      from: fc.integer({ min: 1, max: 5 }),
      size: fc.integer({ min: 0, max: 2 }),
      severity: fc.constantFrom(...SEVERITIES),
      security: fc.boolean(),
    })
    .map(({ fix, from, size, severity, security }) =>
      anEntry(
        { security, severity },
        {
          fix,
          severity,
          citations: [{ path: "a.ts", lines: [from, from + size], quote: "x" }],
        },
      ),
    );
  const entries = fc
    .array(entry, { maxLength: 8 })
    .map((all) => all.map((each, index) => ({ ...each, ref: `E${index}`, key: `s:E${index}` })));

  test("for any findings: symmetric, at most one level, never up, once", () => {
    fc.assert(
      fc.property(entries, (all) => {
        const ruled = consistency(all);
        expect(ruled).toHaveLength(all.length);
        for (const [index, after] of ruled.entries()) {
          const drop =
            SEVERITIES.indexOf(after.severity) - SEVERITIES.indexOf(all[index]?.severity ?? "info");
          expect(drop).toBeGreaterThanOrEqual(0);
          expect(drop).toBeLessThanOrEqual(after.tension.length > 0 && !after.security ? 1 : 0);
          for (const ref of after.tension) {
            expect(ruled.find((each) => each.ref === ref)?.tension).toContain(after.ref);
          }
        }
        expect(consistency(ruled)).toEqual(ruled);
      }),
    );
  });
});
