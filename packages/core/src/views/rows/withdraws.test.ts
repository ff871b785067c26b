import { describe, expect, test } from "vitest";
import type { RunEvent } from "../../run/events.ts";
import { withdraws } from "./withdraws.ts";

const isTaken = (event: RunEvent, step: string): boolean =>
  withdraws({ step: undefined, ...event, seq: 1, at: 1 }, step);
const failed = { class: "agent", error: "x", tolerated: false } as const;
const sentBack = { to: "draft", reason: "thin", round: 1, by: "agent" };
const revised = { keep: ["box/kept", "box/broken"], steps: [], by: "supervisor", reason: "x" };

describe("an open request", () => {
  test.each<[string, RunEvent, string]>([
    ["the run completes", { type: "run.completed", data: {} }, "ok"],
    ["the run fails", { type: "run.failed", data: { error: "x" } }, "ok"],
    ["the run is cancelled", { type: "run.cancelled", data: { by: "ann" } }, "ok"],
    ["its step completes", { type: "step.completed", step: "ok", data: {} }, "ok"],
    ["its step fails", { type: "step.failed", step: "ok", data: failed }, "ok"],
    ["its container fails", { type: "step.failed", step: "box", data: failed }, "box/ok"],
    ["its step is skipped", { type: "step.skipped", step: "ok", data: { reason: "x" } }, "ok"],
    ["its step begins anew", { type: "step.reopened", step: "ok", data: { generation: 2 } }, "ok"],
    ["its step sends back", { type: "step.sentBack", step: "ok", data: sentBack }, "ok"],
    ["its step is sent back to", { type: "step.sentBack", step: "z", data: sentBack }, "draft"],
    [
      "the plan leaves it out",
      { type: "plan.revised", step: "box/broken", data: revised },
      "box/ok",
    ],
    [
      "the plan repairs its step",
      { type: "plan.revised", step: "box/broken", data: revised },
      "box/broken",
    ],
    [
      "the whole plan leaves it out",
      { type: "plan.revised", step: "z", data: revised },
      "ok/child",
    ],
  ])("is withdrawn when %s", (_, event, step) => {
    expect(isTaken(event, step)).toBe(true);
  });

  test.each<[string, RunEvent, string]>([
    ["another step completes", { type: "step.completed", step: "o", data: {} }, "ok"],
    [
      "the plan keeps its step",
      { type: "plan.revised", step: "box/broken", data: revised },
      "box/kept",
    ],
    [
      "the plan of another scope is revised",
      { type: "plan.revised", step: "box/broken", data: revised },
      "ok",
    ],
    ["a note is made", { type: "note", data: { text: "x" } }, "ok"],
  ])("stays open when %s", (_, event, step) => {
    expect(isTaken(event, step)).toBe(false);
  });

  test("stays open when an unknown event comes", () => {
    expect(withdraws({ seq: 1, at: 1, type: "moon.rose", data: {} }, "ok")).toBe(false);
  });
});
