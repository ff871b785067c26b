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

  test("is open again when its run was stopped, and can be started anew", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty");
    await world.do({ do: "start", number });
    await world.asks(number, "approve");
    await world.do({ do: "stop", number, reason: "not now" });
    await world.ended("run1");
    expect((await world.board()).item(number)).toMatchObject({
      status: "open",
      last_run: { id: "run1", status: "cancelled" },
    });
    await expect(world.do({ do: "stop", number })).rejects.toThrow(/has no run that could be/);
    expect((await world.do({ do: "start", number })).run).toBe("run2");
  });

  test("that is closed has its run ended first, and is open or done again when it is opened", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty");
    await world.do({ do: "start", number });
    await world.asks(number, "approve");
    const closed = await world.do({ do: "close", number, reason: "a duplicate" });
    expect(closed.run).toBe("run1");
    await world.ended("run1");
    expect((await world.board()).status(number)).toBe("closed");
    await expect(world.do({ do: "close", number })).rejects.toThrow("Issue #1 is closed already.");
    await expect(world.do({ do: "start", number })).rejects.toMatchObject({
      code: "issue.state",
      hint: "Open it again first: wheelhouse issue reopen 1",
    });
    await world.do({ do: "reopen", number });
    expect((await world.board()).status(number)).toBe("open");
    const [cancel] = (await world.journal.read("run/run1")).filter(
      ({ type }) => type === "cancel.requested",
    );
    expect(cancel?.data).toMatchObject({ by: "ann", reason: "a duplicate" });
  });

  test("that is deleted is off the board, takes nothing but its way back, and its number is not given again", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty");
    await world.do({ do: "start", number });
    await world.asks(number, "approve");
    await expect(world.do({ do: "delete", number })).rejects.toThrow(/is worked on by run run1/);
    await world.do({ do: "stop", number });
    await world.ended("run1");
    await world.do({ do: "delete", number });
    expect((await world.board()).status(number)).toBeUndefined();
    const again: Parameters<typeof world.do>[0][] = [
      { do: "start", number },
      { do: "edit", number, change: { title: "Other" } },
      { do: "comment", number, text: "Hello" },
      { do: "close", number },
      { do: "delete", number },
      { do: "move", number, to: "closed" },
      { do: "answer", number, text: "yes" },
      { do: "accept", number },
    ];
    for (const command of again)
      await expect(world.do(command)).rejects.toMatchObject({
        code: "issue.state",
        message: "Issue #1 is deleted.",
      });
    expect(await world.make("Another")).toBe(2);
    await world.do({ do: "restore", number });
    expect((await world.board()).status(number)).toBe("open");
    await expect(world.do({ do: "restore", number })).rejects.toThrow("is not deleted");
  });

  test("that there is not is named with the last that there is", async () => {
    const world = await openDeskWorld();
    await expect(world.do({ do: "start", number: 7 })).rejects.toMatchObject({
      code: "issue.unknown",
      hint: 'It has none yet: wheelhouse issue create --title "…"',
    });
    await world.make("The cart is empty");
    await expect(world.do({ do: "comment", number: 7, text: "Hi" })).rejects.toMatchObject({
      code: "issue.unknown",
      hint: "The last one is #1. All of them: wheelhouse issue ls",
    });
  });
});

describe("an edit", () => {
  test("changes what it names, and nothing is written when nothing changes", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty", { labels: ["cart"] });
    await world.do({ do: "edit", number, change: { title: "  The cart\n stays empty " } });
    const { journal } = world;
    expect((await world.board()).item(number)).toMatchObject({
      title: "The cart stays empty",
      labels: ["cart"],
    });
    await world.do({ do: "edit", number, change: { title: "The cart stays empty" } });
    expect(await journal.head("issue/orders-1a2b3c/1")).toBe(2);
  });

  test("of what somebody else has changed since it was read is refused", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty");
    await world.do({ do: "edit", number, change: { title: "One", seq: 1 } });
    await expect(
      world.do({ do: "edit", number, change: { title: "Other", seq: 1 } }),
    ).rejects.toThrow(/was changed by somebody else/);
    await world.do({ do: "edit", number, change: { title: "Other", seq: 2 } });
    expect((await world.board()).item(number)?.title).toBe("Other");
  });

  test("and another at once are both kept", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty");
    await Promise.all([
      world.do({ do: "edit", number, change: { title: "New" } }),
      world.do({ do: "comment", number, text: "Seen" }),
      world.do({ do: "edit", number, change: { labels: ["cart"] } }),
      world.do({ do: "comment", number, text: "Me, too" }),
    ]);
    expect((await world.board()).item(number)).toMatchObject({
      title: "New",
      labels: ["cart"],
      comments: 2,
    });
  });
});

describe("what a run asks", () => {
  test("is answered by its issue only when it waits, and only what is asked", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty");
    const other = await world.make("The shop is closed");
    await expect(world.do({ do: "answer", number, text: "yes" })).rejects.toMatchObject({
      code: "issue.state",
      message: "Issue #1 asks nothing now.",
    });
    await expect(world.do({ do: "accept", number })).rejects.toThrow(/nobody has worked on it/);
    await world.do({ do: "start", number });
    await world.do({ do: "start", number: other });
    const request = await world.asks(number, "approve");
    const foreign = await world.asks(other, "approve");
    await expect(world.do({ do: "accept", number })).rejects.toMatchObject({
      message: "Issue #1 asks something else first (Is this plan right?).",
      hint: "Answer it: wheelhouse issue answer 1",
    });
    await expect(
      world.do({ do: "answer", number, request: foreign, option: "approve" }),
    ).rejects.toThrow(`does not ask ${foreign}`);
    await expect(world.do({ do: "answer", number, option: "no" })).rejects.toMatchObject({
      code: "request.option",
    });
    await world.do({ do: "answer", number, request, option: "approve" });
    await world.asks(number, "accept");
    await expect(
      world.do({ do: "answer", number, request, option: "approve" }),
    ).rejects.toMatchObject({ code: "request.answered", message: /^ann has answered run1-q1/ });
    await expect(
      world.do({ do: "answer", number, request: "run1-q9", option: "approve" }),
    ).rejects.toMatchObject({
      message: "Issue #1 does not wait for run1-q9 any more.",
      hint: /^It asks run1-q2/,
    });
  });

  test("is answered once by two at the same time", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty");
    await world.do({ do: "start", number });
    const request = await world.asks(number, "approve");
    const both = await Promise.allSettled(
      ["approve", "stop"].map((option) => world.do({ do: "answer", number, request, option })),
    );
    const [refused, ...others] = both.filter(({ status }) => status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "request.answered" } });
    expect(others).toEqual([]);
  });
});
