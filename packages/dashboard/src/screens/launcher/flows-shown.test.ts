import type { FlowObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { flowsShown, tabsOf } from "./flows-shown.ts";
import { tabBeside } from "./flow-tabs.tsx";

const NO_STEPS = { steps: 0, waves: 0, agents: 0 };
const flow = (id: string, tab: FlowObject["tab"], answers: string): FlowObject => ({
  id,
  status: "ready",
  origin: "built-in",
  path: null,
  hash: null,
  trusted: true,
  problem: null,
  title: id,
  tab,
  answers,
  description: "",
  read_only: true,
  inputs: [],
  sections: [],
  bands: { small: [], medium: [], large: [] },
  plans: { small: NO_STEPS, medium: NO_STEPS, large: NO_STEPS },
});
const FLOWS = [
  flow("code-review", "Review", "What is wrong with this change?"),
  flow("architectural-analysis", "Analysis", "How healthy is this area?"),
];

describe("flows of the launcher", () => {
  test("stand under the tabs that have some, in the order of the tabs", () => {
    expect(tabsOf(FLOWS)).toEqual(["Analysis", "Review"]);
    expect(flowsShown(FLOWS, { tab: "Review", words: " " })).toEqual([FLOWS[0]]);
  });

  test("are found by all of the words, whatever the tab", () => {
    const ids = (words: string) => flowsShown(FLOWS, { tab: "Review", words }).map(({ id }) => id);
    expect(ids("healthy AREA")).toEqual(["architectural-analysis"]);
    expect(ids("healthy change")).toEqual([]);
  });

  test("go round by left and right", () => {
    const tabs = tabsOf(FLOWS);
    expect(tabBeside(tabs, "Analysis", "ArrowRight")).toBe("Review");
    expect(tabBeside(tabs, "Analysis", "ArrowLeft")).toBe("Review");
    expect(tabBeside(tabs, "Analysis", "ArrowUp")).toBeUndefined();
  });
});
