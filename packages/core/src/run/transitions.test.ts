import { describe, expect, test } from "vitest";
import SPEC from "./SPEC.md?raw";
import { outcomeOf } from "./transitions/outcome-of.ts";
import { outcomeOfRun, RUN_EVENTS, RUN_SITUATIONS } from "./transitions/run-situation.ts";
import { RUN_TABLE } from "./transitions/run-table.ts";
import { STEP_EVENTS } from "./transitions/sample-event.ts";
import { specTable } from "./transitions/spec-table.ts";
import { STEP_SITUATIONS } from "./transitions/step-situation.ts";
import { STEP_TABLE } from "./transitions/transition-table.ts";

describe("the transition table", () => {
  test.each(STEP_SITUATIONS)(
    "S14: every event of a step that is %s leads where the table says",
    (at) => {
      const row = STEP_EVENTS.map((event) => [event, outcomeOf(at, event)]);
      expect(Object.fromEntries(row)).toEqual(STEP_TABLE[at]);
    },
  );

  test.each(RUN_SITUATIONS)(
    "R13: every event of a run that is %s leads where the table says",
    (at) => {
      const row = RUN_EVENTS.map((event) => [event, outcomeOfRun(at, event)]);
      expect(Object.fromEntries(row)).toEqual(RUN_TABLE[at]);
    },
  );

  test("S14 R13: the table is the one in SPEC.md", () => {
    expect(SPEC).toContain(specTable(STEP_TABLE));
    expect(SPEC).toContain(specTable(RUN_TABLE));
  });
});
