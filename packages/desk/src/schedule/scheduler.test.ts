import type { ScheduleAct } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openScheduleWorld } from "../testing/schedule-world.ts";

const START = Date.parse("2026-11-02T00:00:00Z");
const [MINUTE, HOUR] = [60_000, 3_600_000];
const command: ScheduleAct = { kind: "command", argv: ["true"] };
const flow: ScheduleAct = { kind: "flow", flow: "code-review" };
const well = { end: { result: "ok" as const }, ms: 0 };

describe("the scheduler", () => {
  test("fires at the times of a schedule, and each end has an item in the inbox", async () => {
    const world = await openScheduleWorld(START, () => well);
    await world.define("hourly", "0 * * * *", command);
    await world.open(world.host());
    await world.advance(START + 3 * HOUR + 1);
    const ledger = await world.ledger();
    expect(ledger).toHaveLength(3);
    for (const row of ledger)
      expect(row).toMatchObject({
        status: "ran",
        dispatched_at: row.due_at,
        started_at: row.due_at,
        finished_at: row.due_at,
      });
    expect(await world.items()).toMatchObject(
      ledger.map(({ fire }) => ({
        source_type: "scheduler",
        source_id: "hourly",
        dedupe_key: fire,
      })),
    );
    expect(world.errors).toEqual([]);
  });

  test("waits for the run that a fire began, and skips the times that come meanwhile", async () => {
    const end = { result: "failed" as const, why: "the disk is full" };
    const world = await openScheduleWorld(START, () => ({ end, ms: 90 * MINUTE }));
    await world.define("hourly", "0 * * * *", flow);
    await world.open(world.host());
    await world.advance(START + 2 * HOUR + MINUTE);
    expect(await world.ledger()).toMatchObject([
      { status: "running", run: "r1" },
      { status: "skipped", why: expect.stringContaining("still at work") },
    ]);
    await world.advance(START + 3 * HOUR + MINUTE);
    expect((await world.ledger()).map(({ status }) => status)).toEqual([
      "failed",
      "skipped",
      "running",
    ]);
    expect((await world.items())[0]).toMatchObject({
      message: "hourly failed: the disk is full",
      priority: "normal",
    });
  });

  test("after two days of sleep makes up for one time, and says which were missed", async () => {
    const world = await openScheduleWorld(START, () => well);
    await world.define("hourly", "0 * * * *", command);
    const host = world.host();
    await world.open(host);
    await world.advance(START + HOUR + 1);
    world.set(START + 49 * HOUR + 5);
    await world.advance(START + 49 * HOUR + MINUTE);
    const ledger = await world.ledger();
    expect(ledger).toHaveLength(49);
    expect(ledger.filter(({ status }) => status === "missed")).toHaveLength(47);
    expect(ledger[1]).toMatchObject({ why: expect.stringContaining("asleep") });
    expect(ledger.at(-1)).toMatchObject({ status: "ran", due_at: START + 49 * HOUR });
  });

  test("fires nothing twice when the clock is set back, and goes on at the time that it had reached", async () => {
    const world = await openScheduleWorld(START, () => well);
    await world.define("hourly", "0 * * * *", command);
    await world.open(world.host());
    await world.advance(START + 3 * HOUR + 1);
    world.set(START);
    await world.advance(START + 3 * HOUR + 2);
    expect(world.begun).toHaveLength(3);
    await world.advance(START + 4 * HOUR + 1);
    const due = (await world.ledger()).map(({ due_at: at }) => (at - START) / HOUR);
    expect(due).toEqual([1, 2, 3, 4]);
    expect(new Set(world.begun).size).toBe(4);
  });

  test("does not begin a command again that was at work when its host was killed", async () => {
    const world = await openScheduleWorld(START, () => ({ ...well, ms: 10 * MINUTE }));
    await world.define("hourly", "0 * * * *", command);
    const first = world.host();
    await world.open(first);
    await world.advance(START + HOUR + MINUTE);
    first.kill();
    await world.open(world.host());
    await world.advance(START + HOUR + 2 * MINUTE);
    expect(await world.ledger()).toMatchObject([
      { status: "failed", class: "interrupted", why: expect.stringContaining("half done") },
    ]);
    expect(world.begun).toHaveLength(1);
  });

  test("1,000 schedules due in one minute are each fired once", async () => {
    const world = await openScheduleWorld(START, () => well);
    for (let n = 0; n < 1_000; n++)
      await world.define(`s${n}`, "0 1 * * *", n % 2 ? flow : command, { zone: "UTC" });
    await world.open(world.host());
    await world.advance(START + HOUR + MINUTE);
    const ledger = await world.ledger();
    expect(ledger).toHaveLength(1_000);
    expect(world.begun).toHaveLength(500);
    expect(world.runs.size).toBe(500);
    expect(new Set([...world.begun, ...world.runs.keys()]).size).toBe(1_000);
    expect(world.errors).toEqual([]);
  });

  test("one whose definition cannot be read stops no other", async () => {
    const world = await openScheduleWorld(START, () => well);
    await world.define("a", "0 * * * *", command);
    await world.define("bad", "0 * * * *", command, { zone: "Mars/Olympus" });
    await world.define("c", "0 * * * *", command);
    await world.open(world.host());
    await world.advance(START + HOUR + 1);
    expect((await world.ledger()).map(({ schedule }) => schedule)).toEqual([
      "orders-1a2b3c/a",
      "orders-1a2b3c/c",
    ]);
    expect(world.errors).not.toEqual([]);
  });
});
