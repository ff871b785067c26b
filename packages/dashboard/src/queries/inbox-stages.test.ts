import { describe, expect, test } from "vitest";
import { stagesOf } from "./inbox-stages.ts";

const ALL = { priority: undefined, source: undefined } as const;

describe("the stages of the inbox", () => {
  test("have what is critical before what came later, however much that is", () => {
    expect(stagesOf({ ...ALL, part: "needs" })).toEqual([
      { status: "claimed" },
      { status: "pending", priority: "critical" },
      { status: "pending", priority: "normal" },
      { status: "pending", priority: "low" },
    ]);
    expect(stagesOf({ ...ALL, part: "all" }).at(-1)).toEqual({ status: "processed" });
    expect(stagesOf({ ...ALL, part: "later" })).toEqual([{ snoozed: "1" }]);
  });

  test("never have what is routine among the rest", () => {
    const rest = (["needs", "later", "all", "done"] as const).flatMap((part) =>
      stagesOf({ ...ALL, part }),
    );
    expect(rest.some(({ status }) => status === "ignored")).toBe(false);
    expect(stagesOf({ ...ALL, part: "routine" })).toEqual([{ status: "ignored" }]);
  });

  test("ask only for the priority and the source that are wanted", () => {
    const like = { priority: "low", source: "api" } as const;
    expect(stagesOf({ ...like, part: "needs" })).toEqual([
      { status: "claimed", source_type: "api", priority: "low" },
      { status: "pending", source_type: "api", priority: "low" },
    ]);
  });
});
