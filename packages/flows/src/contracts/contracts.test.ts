import { describe, expect, test } from "vitest";
import { countText } from "../personas/count-text.ts";
import { contracts } from "./contracts.ts";
import { YAGNI_FLAGS } from "./yagni-flags.ts";

const both = Object.entries(contracts);

/** Each rule that a contract has to state, with words that state it. */
const RULES: readonly (readonly [rule: string, words: RegExp])[] = [
  ["the codebase decides what the system does today", /`codebase`.*what the system does today/],
  ["the web is outside the border of trust", /`web`.*outside the border of trust/],
  ["what was handed in is an interested party's word", /`provided`.*interested party/],
  [
    "near evidence weighs more, as a rule of thumb",
    /close to where a thing happens.*rule of thumb, not a ranking/,
  ],
  [
    "nearness turns round for what is written law or intent",
    /turns round for specifications and compliance, regulations, contracts and behaviour that was only intended/,
  ],
  [
    "only the web needs a second source",
    /Corroboration, for `web` only.*second, independent source/,
  ],
  [
    "one source is marked and may only support",
    /marked single-source; it may support other evidence and cannot stand alone/,
  ],
  ["the codebase stands alone", /claim of the codebase needs no second one/],
  [
    "conflicts show both sides, and the present approach is an option",
    /show both sides.*codebase wins.*"keep the present approach" becomes one of the options/,
  ],
  [
    "no evidence is a state with a trigger, and takes its decision along",
    /No evidence is a state of its own, not weak evidence.*"no evidence:".*`reopenWhen`.*decision that depends on it is deferred/,
  ],
  ["YAGNI comes first", /YAGNI contract first.*then this one/],
  [
    "acting on one source is recorded with its reason",
    /single-source claim all the same; then write down that they did, and their reason/,
  ],
  [
    "gate 1 names what counts as need",
    /user said.*another item, which itself passes.*present code path or contract breaks.*regulation that applies today.*real incident, a fired alert, a customer's report or a measured figure/,
  ],
  [
    "gate 2 takes the simpler shape",
    /strictly simpler meets the same evidence.*larger form is deferred/,
  ],
  [
    "a candidate ends in one of three ways",
    /missing evidence is cited; the simpler version replaces it; or it goes to `deferred`/,
  ],
  [
    "a deferred entry has item, why, trigger and source",
    /`item`, `why` \(which gate or flag\), `reopenWhen`.*`source`/,
  ],
  [
    "a candidate is shown and may be overruled",
    /always shown, and the person who asked may overrule the gate/,
  ],
  [
    "proven security, integrity and correctness pass, and what was asked for",
    /security, on the integrity of data and on correctness passes by nature, and so does whatever the person asked for/,
  ],
];

describe.each(both)("the contract to %s", (_, contract) => {
  const flat = contract.replaceAll(/\s+/g, " ");

  test.each(RULES)("says that %s", (_, words) => {
    expect(flat).toMatch(words);
  });

  test("names every flag", () => {
    for (const { id, sign } of YAGNI_FLAGS) expect(contract).toContain(`- ${id}: ${sign}`);
  });

  test("stands before every piece of work, so it is short", () => {
    expect(countText(contract).words).toBeLessThan(900);
  });
});

describe("the contracts", () => {
  test("have sixteen flags, each once", () => {
    expect(new Set(YAGNI_FLAGS.map(({ id }) => id)).size).toBe(16);
    expect(YAGNI_FLAGS).toHaveLength(16);
  });

  test("ask a writer to label claims, and a reviewer to look for labels", () => {
    expect(contracts.produce).toMatch(/For each finding that you hand in/);
    expect(contracts.produce).toMatch(/"corroborated:", "single-source:" or\s+"contradicted:"/);
    expect(contracts.review).toMatch(/For each claim that you make or meet/);
    expect(contracts.review).toMatch(/conflicts must be on the\s+table/);
  });
});
