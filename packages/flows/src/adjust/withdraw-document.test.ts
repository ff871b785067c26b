import { documentOutputSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { Entry } from "../fold/entry.ts";
import { aFinding, anEntry } from "../testing/entries.ts";
import { withdrawDocument } from "./withdraw-document.ts";

const entries = [
  anEntry({ ref: "D1" }, { id: "D1" }),
  anEntry({
    ref: "D2",
    also: [{ key: "angle.x:T7", persona: "p", finding: aFinding({ id: "T7", step: "angle.x" }) }],
  }),
  anEntry({ ref: "1" }, { id: "1" }),
];
const document = documentOutputSchema.parse({
  summary: "",
  sections: [{ id: "a", body: "Step 1 stays. T7 falls. D1 stays." }],
  items: [
    { id: "W-1", section: "a", title: "One", findings: ["D2"] },
    { id: "W-2", section: "a", title: "Two", findings: ["D1", "T7"], dependsOn: ["W-1"] },
    { id: "W-3", section: "a", title: "Three", fields: { check: "Run it. See D2." } },
  ],
  openItems: [
    { question: "Retry?", recommended: "No.", findings: ["D2"] },
    { question: "Who?", recommended: "Ann.", findings: [] },
  ],
});
const fell = (...refs: string[]) =>
  withdrawDocument(document, entries, ({ ref }: Entry) => refs.includes(ref), "was refuted");

describe("a document without what fell", () => {
  test("loses items and questions that rest on nothing, and sentences under any of its names", () => {
    const { document: left, withdrawn, sentences } = fell("D2");
    expect(left.sections).toEqual([{ id: "a", body: "Step 1 stays. D1 stays." }]);
    expect(left.items).toMatchObject([
      { id: "W-2", findings: ["D1"] },
      { id: "W-3", fields: { check: "Run it." } },
    ]);
    expect(left.openItems.map(({ question }) => question)).toEqual(["Who?"]);
    expect(sentences).toBe(2);
    expect(withdrawn).toEqual([
      { text: "W-1: One", why: "D2 was refuted" },
      { text: "Retry?", why: "D2 was refuted" },
    ]);
  });

  test("keeps sentences with a word that only happens to be what an agent called a finding", () => {
    expect(fell("1")).toMatchObject({ document: { sections: document.sections }, sentences: 0 });
  });
});
