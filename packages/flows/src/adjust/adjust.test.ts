import type { ValidationOutput } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { anEntry } from "../testing/entries.ts";
import { applyVerdicts } from "./apply-verdicts.ts";
import { dropSentences } from "./drop-sentences.ts";
import { withdraw } from "./withdraw.ts";

const entries = [
  anEntry({ ref: "S1", key: "a:S1" }, { id: "S1" }),
  anEntry({ ref: "S2", key: "a:S2" }, { id: "S2" }),
  anEntry({ ref: "S12", key: "a:S12" }, { id: "S12" }),
];
type Verdict = ValidationOutput["verdicts"][number];
const judge = (...verdicts: [string, Verdict["verdict"]][]) =>
  applyVerdicts(entries, {
    verdicts: verdicts.map(([finding, verdict]) => ({ finding, verdict, reason: "seen" })),
    confidence: "high",
    risks: [],
  });

describe("verdicts", () => {
  test.each([
    ["confirmed", "stands", "high"],
    ["cannot-verify", "stands", "high"],
    ["partially-refuted", "stands", "medium"],
    ["refuted", "refuted", "high"],
  ] as const)("%s: %s at %s", (verdict, standing, severity) => {
    const [entry] = judge(["S1", verdict]).entries;
    expect(entry).toMatchObject({ standing, severity, verdict: { verdict, reason: "seen" } });
  });

  test("of two verdicts about one finding the harsher counts", () => {
    expect(judge(["S1", "confirmed"], ["a:S1", "refuted"]).entries[0]?.standing).toBe("refuted");
    expect(judge(["S1", "refuted"], ["S1", "confirmed"]).entries[0]?.standing).toBe("refuted");
  });

  test("a verdict about nothing is kept as a stray, and the others stay as they are", () => {
    const { entries: after, strays } = judge(["S9", "refuted"]);
    expect(strays).toEqual(["S9: refuted"]);
    expect(after).toEqual(entries);
  });

  test("verdicts act once", () => {
    const once = judge(["S1", "partially-refuted"]).entries;
    const verdict = { finding: "S1", verdict: "partially-refuted", reason: "seen" } as const;
    const again = applyVerdicts(once, { verdicts: [verdict], confidence: "high", risks: [] });
    expect(again.entries).toEqual(once);
  });
});

describe("withdraw", () => {
  const synthesis = {
    summary:
      "The store loses errors (S1). The queue is sound. Both S1 and S2 matter.\nS12 is small.",
    recommendations: [
      { text: "Return the error.", findings: ["S1"] },
      { text: "Bound the queue.", findings: ["S1", "S2"] },
      { text: "Rename it.", findings: [] },
    ],
    good: ["tests"],
  };

  test("nothing that rests on a fallen finding is left standing", () => {
    const held = withdraw(synthesis, entries, (entry) => entry.ref === "S1", "was refuted");
    expect(held.summary).toBe("The queue is sound.\nS12 is small.");
    expect(held.sentences).toBe(2);
    expect(held.recommendations).toEqual([
      { text: "Bound the queue.", findings: ["S2"] },
      { text: "Rename it.", findings: [] },
    ]);
    expect(held.withdrawn).toEqual([{ text: "Return the error.", why: "S1 was refuted" }]);
  });

  test("without a fall everything stays word for word", () => {
    const held = withdraw(synthesis, entries, () => false, "fell");
    expect(held).toMatchObject({ ...synthesis, withdrawn: [], sentences: 0 });
  });

  test.each([
    ["S1 is wrong. Rest.", "Rest."],
    ["Rest (see S1).", ""],
    ["S10 and S1a and XS1 stay.", "S10 and S1a and XS1 stay."],
    ["SEC-S1 stays.", "SEC-S1 stays."],
    ["- S1 one\n- S2 two", "- S2 two"],
  ])("in %j only the whole word counts", (text, left) => {
    expect(dropSentences(text, ["S1"]).text).toBe(left);
  });
});
