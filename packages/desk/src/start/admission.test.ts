import { resolveWork } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { type DeskWorld, openDeskWorld } from "../testing/desk-world.ts";

async function startAll(world: DeskWorld, count: number): Promise<boolean[]> {
  const queued: boolean[] = [];
  for (let each = 0; each < count; each++) {
    const number = await world.make(`Issue ${each + 1}`);
    queued.push((await world.do({ do: "start", number })).isQueued);
  }
  await world.calm();
  return queued;
}

const statusesOf = async ({ journal }: DeskWorld) =>
  (await journal.rows("runs", { orderBy: "created_at" })).map((row) => row["status"]);

describe("runs of issues", () => {
  test("work two at a time, and the next begins when one ends, in the order of their birth", async () => {
    const world = await openDeskWorld();
    expect(await startAll(world, 5)).toEqual([false, false, true, true, true]);
    expect(await statusesOf(world)).toEqual(["waiting", "waiting", "queued", "queued", "queued"]);
    expect((await world.board()).item(3)).toMatchObject({
      status: "inprogress",
      last_run: { status: "queued" },
    });
    await world.do({ do: "stop", number: 2 });
    await world.ended("run2");
    await world.calm();
    expect(await statusesOf(world)).toEqual([
      "waiting",
      "cancelled",
      "waiting",
      "queued",
      "queued",
    ]);
    // One that waits for a place can be ended as well.
    await world.do({ do: "stop", number: 4 });
    await world.do({ do: "close", number: 1 });
    await world.ended("run1");
    await world.calm();
    expect(await statusesOf(world)).toEqual([
      "cancelled",
      "cancelled",
      "waiting",
      "cancelled",
      "waiting",
    ]);
    expect(world.errors).toEqual([]);
  });

  test("that are ended all at once leave nobody waiting", async () => {
    const world = await openDeskWorld();
    await startAll(world, 6);
    await Promise.all([1, 2].map((number) => world.do({ do: "stop", number })));
    await world.calm();
    expect(await statusesOf(world)).toEqual([
      "cancelled",
      "cancelled",
      "waiting",
      "waiting",
      "queued",
      "queued",
    ]);
  });

  test("that wait for a place begin after a restart as well, and no earlier than before it", async () => {
    let world = await openDeskWorld();
    await startAll(world, 4);
    world = await world.reboot();
    await world.engine.recover();
    await world.desk.settle();
    await world.calm();
    expect(await statusesOf(world)).toEqual(["waiting", "waiting", "queued", "queued"]);
    world = await world.reboot();
    await world.engine.recover();
    await world.desk.settle();
    for (const number of [1, 2]) await world.do({ do: "stop", number });
    await world.calm();
    expect(await statusesOf(world)).toEqual(["cancelled", "cancelled", "waiting", "waiting"]);
  });

  test("of a project whose settings cannot be read are one at a time, and hold up no other project's", async () => {
    let broken = false;
    const world = await openDeskWorld({
      ports: {
        workOf({ id }) {
          if (broken && id === "broken-1") throw new Error("its settings cannot be read");
          return resolveWork({ maxRuns: 1 });
        },
      },
    });
    const project = { id: "broken-1", path: "/src/broken" };
    const by = "ann";
    for (const number of [1, 2]) {
      await world.desk.perform({ do: "create", project, by, input: { title: "There" } });
      await world.desk.perform({ do: "start", project, by, number });
    }
    expect(await startAll(world, 2)).toEqual([false, true]);
    broken = true;
    await world.do({ do: "stop", number: 1 });
    await world.ended("run3");
    await world.asks(2, "approve");
    expect(await statusesOf(world)).toEqual(["waiting", "queued", "cancelled", "waiting"]);
    expect(world.errors.length).toBeGreaterThan(0);
    await world.desk.perform({ do: "stop", project, by, number: 1 });
    await world.ended("run1");
    expect(await statusesOf(world)).toEqual(["cancelled", "waiting", "cancelled", "waiting"]);
  });

  test("that nobody drives hold no place", async () => {
    let world = await openDeskWorld();
    await startAll(world, 2);
    world = await world.reboot();
    const number = await world.make("Urgent");
    expect((await world.do({ do: "start", number })).isQueued).toBe(false);
    await world.asks(number, "approve");
    // Who comes back is not sent away.
    await world.engine.recover();
    await world.calm();
    expect(await statusesOf(world)).toEqual(["waiting", "waiting", "waiting"]);
    expect((await world.do({ do: "start", number: await world.make("Next") })).isQueued).toBe(true);
  });
});
