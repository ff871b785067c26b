import { describe, expect, test } from "vitest";
import { REVIEW } from "../../testing/desk-world.ts";
import {
  FLOW,
  issue,
  nightly,
  NOTIFY,
  openProposalWorld as open,
  START,
} from "../../testing/proposal-world.ts";

describe("what the orchestrator may do by itself", () => {
  test("is done and recorded as its own, and all else stays open", async () => {
    const world = await open();
    const { message } = await world.propose([START, issue("a"), NOTIFY, FLOW]);
    await world.alone(message, ["create_issue", "start_issue"]);
    expect(
      (await world.proposals()).map(({ status, answered_by }) => [status, answered_by]),
    ).toEqual([
      ["accepted", "orchestrator"],
      ["accepted", "orchestrator"],
      ["open", null],
      ["open", null],
    ]);
    await world.alone(message, ["create_issue", "start_issue"]);
    expect(await world.issues()).toHaveLength(1);
    expect(world.errors).toEqual([]);
  });

  test("chooses no agent that the person has not chosen", async () => {
    const world = await open();
    const number = await world.make("The store is slow");
    const act = { kind: "flow", flow: REVIEW, agent: "the-dearest" } as const;
    const { message } = await world.propose([
      { ...FLOW, agent: "dear" },
      { kind: "start_issue", issue: number, agent: "dear" },
      nightly({ act }),
    ]);
    await world.alone(message, ["launch_flow", "start_issue", "schedule"]);
    expect((await world.proposals()).map(({ status }) => status)).toEqual(["open", "open", "open"]);
  });

  test("waits for the issue that a person has to make", async () => {
    const world = await open();
    const { message } = await world.propose([issue("a"), START]);
    await world.alone(message, ["start_issue"]);
    expect((await world.proposals()).map(({ status }) => status)).toEqual(["open", "open"]);
  });

  test("is void when it cannot be done, with why, and stops nothing else", async () => {
    const world = await open();
    const { message } = await world.propose([issue("a", [99]), nightly({ cron: "x" }), issue("b")]);
    await world.alone(message, ["create_issue", "schedule"]);
    const [first, second, third] = await world.proposals();
    expect(first).toMatchObject({ status: "void", refusal: expect.stringContaining("#99") });
    expect(second).toMatchObject({ status: "void" });
    expect(third).toMatchObject({ status: "accepted" });
  });
});
