import { describe, expect, test } from "vitest";
import { openDeskWorld } from "./testing/desk-world.ts";

describe("an issue", () => {
  test("goes from open over its run's questions to done", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty");
    expect((await world.board()).item(number)).toMatchObject({ number: 1, status: "open" });
    const { run, isQueued } = await world.do({ do: "start", number });
    expect([run, isQueued]).toEqual(["run1", false]);
    await world.asks(number, "approve");
    expect((await world.board()).item(number)).toMatchObject({
      status: "waiting",
      request: { text: "Is this plan right?" },
    });
    await world.do({ do: "answer", number, option: "approve" });
    await world.asks(number, "accept");
    await world.do({ do: "accept", number });
    await world.ended("run1");
    expect((await world.board()).item(number)).toMatchObject({
      status: "done",
      last_run: { status: "completed" },
    });
  });
});
