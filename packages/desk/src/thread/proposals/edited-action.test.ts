import type { Action } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import {
  FLOW,
  issue,
  nightly,
  NOTIFY,
  openProposalWorld as open,
} from "../../testing/proposal-world.ts";

describe("an action that a person has changed", () => {
  test("is what is done, and what is recorded", async () => {
    const world = await open();
    const n = await world.one(issue("a"));
    await world.accept(n, { kind: "create_issue", title: "Another one", labels: ["x"] });
    expect(await world.issues()).toEqual([["Another one", []]]);
    expect((await world.told(n))?.action).toMatchObject({ title: "Another one", ref: "a" });
  });

  test.each<[string, Action, Action]>([
    ["another kind", issue("a"), NOTIFY],
    ["an issue that there is not", issue("a"), issue("a", [99])],
    ["a name that there is not", issue("a"), issue("a", ["zz"])],
    ["a secret", issue("a"), { kind: "create_issue", title: `ghp_${"a1B2".repeat(9)}` }],
    ["a flow that there is not", FLOW, { kind: "launch_flow", flow: "nowhere" }],
    ["a time that never comes", nightly(), nightly({ cron: "0 0 30 2 *" })],
    ["a zone that there is not", nightly(), nightly({ zone: "Mars/Base" })],
    [
      "an issue to start that there is not",
      { kind: "start_issue", issue: 1 },
      { kind: "start_issue", issue: 7 },
    ],
  ])("is refused with what to change: %s", async (_, action, changed) => {
    const world = await open();
    const n = await world.one(action);
    await expect(world.accept(n, changed)).rejects.toMatchObject({
      code: "proposal.invalid",
      hint: expect.stringMatching(/\w/),
    });
    expect((await world.told(n))?.status).toBe("open");
    expect([await world.issues(), await world.runs()]).toEqual([[], []]);
  });

  test("takes no name that a schedule has", async () => {
    const world = await open();
    await world.accept(await world.one(nightly()));
    const n = await world.one(nightly());
    await expect(world.accept(n)).rejects.toMatchObject({ code: "proposal.invalid" });
    await world.accept(n, nightly({ name: "nightly-2" }));
    expect(world.scheduled).toEqual(["orders-1a2b3c/nightly", "orders-1a2b3c/nightly-2"]);
  });
});
