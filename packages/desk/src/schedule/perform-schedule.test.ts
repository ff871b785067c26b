import { describe, expect, test } from "vitest";
import { openScheduleWorld } from "../testing/schedule-world.ts";
import { readSchedule } from "./schedule-log.ts";
import { performSchedule } from "./perform-schedule.ts";
import { scheduleCommandSchema } from "./schedule-command.ts";

const START = Date.parse("2026-11-02T00:30:00Z");
const HOUR = 3_600_000;
const project = { id: "orders-1a2b3c", path: "/src/orders" };
const ID = `${project.id}/nightly`;
const input = {
  name: "nightly",
  cron: "0 2 * * *",
  zone: "UTC",
  act: { kind: "command", argv: ["npm", "test"] },
};

async function open() {
  const world = await openScheduleWorld(START, () => ({ end: { result: "ok" }, ms: HOUR }));
  const host = world.host();
  const scheduler = await world.open(host);
  const ports = { journal: world.journal, engine: host, clock: host.clock };
  return {
    world,
    scheduler,
    async do(command: object) {
      const named = { project, by: "ann", name: "nightly", ...command };
      const { name: _name, ...unnamed } = named;
      const whole = "input" in command ? unnamed : named;
      const done = await performSchedule(ports, scheduleCommandSchema.parse(whole));
      await scheduler.changed(done.id);
      return done;
    },
    state: () => readSchedule(world.journal, ID),
  };
}

const define = (over: object = {}, more: object = {}) => ({
  do: "define",
  origin: "person",
  isNew: true,
  input: { ...input, ...over },
  ...more,
});

describe("what can be done with schedules", () => {
  test("one that a person makes fires from then on; the same name again is refused", async () => {
    const desk = await open();
    await desk.do(define());
    await expect(desk.do(define())).rejects.toMatchObject({ code: "schedule.state" });
    await desk.world.advance(START + 2 * HOUR);
    expect(await desk.world.ledger()).toMatchObject([{ status: "running" }]);
  });

  test("a change of its words keeps its place in time, a change of its times begins anew", async () => {
    const desk = await open();
    await desk.do(define());
    const before = (await desk.state())?.until;
    desk.world.set(START + HOUR / 2);
    await desk.do(define({ title: "Every night" }, { isNew: false }));
    expect((await desk.state())?.until).toBe(before);
    await desk.do(define({ cron: "0 3 * * *" }, { isNew: false }));
    expect((await desk.state())?.until).toBe(START + HOUR / 2);
    const seq = (await desk.state())?.seq;
    await desk.do(define({ cron: "0 3 * * *" }, { isNew: false }));
    expect((await desk.state())?.seq).toBe(seq);
  });

  test("what a file says fires nothing before a person trusts exactly that", async () => {
    const desk = await open();
    await desk.do(define({}, { origin: "file", isNew: false }));
    await expect(desk.do({ do: "run" })).rejects.toMatchObject({
      code: "schedule.state",
      hint: expect.stringContaining("schedule trust nightly"),
    });
    await desk.world.advance(START + 4 * HOUR);
    expect(await desk.world.ledger()).toEqual([]);
    await expect(desk.do({ do: "trust", hash: "other" })).rejects.toMatchObject({
      message: expect.stringContaining("changed since you read it"),
    });
    const hash = (await desk.state())?.definition.hash;
    await desk.do({ do: "trust", hash });
    await desk.world.advance(START + 26 * HOUR);
    expect(await desk.world.ledger()).toHaveLength(1);
    const evil = { act: { kind: "command", argv: ["curl", "evil"] } };
    await desk.do(define(evil, { origin: "file", isNew: false }));
    await desk.world.advance(START + 60 * HOUR);
    expect((await desk.world.ledger()).filter(({ status }) => status !== "ran")).toEqual([]);
  });

  test("now means now, and shifts nothing; while it is at work a second now is refused", async () => {
    const desk = await open();
    await desk.do(define());
    expect(await desk.do({ do: "run" })).toEqual({ id: ID, fire: "now-1" });
    await expect(desk.do({ do: "run" })).rejects.toMatchObject({ code: "schedule.state" });
    await desk.world.advance(START + 4 * HOUR);
    expect(await desk.world.ledger()).toMatchObject([
      { fire: "now-1", cause: "person", status: "ran" },
      { cause: "clock", due_at: Date.parse("2026-11-02T02:00:00Z"), status: "ran" },
    ]);
  });

  test("a paused one fires nothing, and afterwards nothing of that time", async () => {
    const desk = await open();
    await desk.do(define());
    await desk.do({ do: "pause", reason: "holiday" });
    await desk.world.advance(START + 48 * HOUR);
    await desk.do({ do: "resume" });
    await expect(desk.do({ do: "resume" })).rejects.toMatchObject({ code: "schedule.state" });
    expect(await desk.world.ledger()).toEqual([]);
    await desk.world.advance(START + 50 * HOUR);
    expect(await desk.world.ledger()).toHaveLength(1);
  });

  test("a removed one is gone, and its name is free", async () => {
    const desk = await open();
    await desk.do(define());
    await desk.do({ do: "remove" });
    await expect(desk.do({ do: "pause" })).rejects.toMatchObject({ code: "schedule.unknown" });
    await desk.do(define({ cron: "0 5 * * *" }));
    await desk.world.advance(START + 10 * HOUR);
    expect(await desk.world.ledger()).toHaveLength(1);
  });

  test.each([
    [{ cron: "0 0 31 2 *" }, "never comes"],
    [{ zone: "Mars/Olympus" }, "no zone"],
  ])("%j is refused", async (over, why) => {
    const desk = await open();
    await expect(desk.do(define(over))).rejects.toMatchObject({
      code: "schedule.invalid",
      message: expect.stringContaining(why),
    });
  });

  test.each([
    [{ act: { kind: "command", argv: ["x"], cwd: "../out" } }, "inside the project"],
    [{ act: { kind: "http", method: "GET", url: "ftp://x" } }, "http or https"],
    [{ act: { kind: "http", method: "GET", url: "https://u:p@x.test" } }, "secret"],
    [
      {
        act: {
          kind: "http",
          method: "GET",
          url: "https://x.test",
          headers: { A: `ghp_${"a1B2".repeat(9)}` },
        },
      },
      "secret",
    ],
    [{ name: "../evil" }, "lower case"],
  ])("%j cannot be said", (over, why) => {
    const parsed = scheduleCommandSchema.safeParse({ ...define(over), project, by: "ann" });
    expect(JSON.stringify(parsed.error?.issues)).toContain(why);
  });
});
