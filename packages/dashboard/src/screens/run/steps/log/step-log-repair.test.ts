import { describe, expect, test } from "vitest";
import { openStepLog, said } from "./open-step-log.ts";

describe("the log of a step that could not be fetched", () => {
  test("joins nothing behind a hole, and closes it by itself", async () => {
    const { log, asked, reply, fail, say, lose, tick } = openStepLog(3);
    log.subscribe(() => undefined);
    log.opened();
    await reply(0);
    lose(2);
    log.opened();
    await fail(1);
    expect(log.get()).toMatchObject({ error: new Error("no"), fetching: undefined });
    say(6);
    say(7);
    expect(said(log)).toEqual([1, 2, 3]);
    expect(tick()).toEqual([1_000]);
    expect(asked[2]?.window).toMatchObject({ from: 4 });
    say(8);
    await reply(2);
    expect(said(log)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(log.get()).toMatchObject({ error: undefined, fetching: undefined, total: 8 });
    say(9);
    tick();
    expect(said(log).at(-1)).toBe(9);
  });

  test("that could not be fetched at first is whole once it is, with what is older", async () => {
    const { log, reply, fail, say, tick } = openStepLog(1_200);
    log.subscribe(() => undefined);
    log.opened();
    await fail(0);
    say(1_201);
    tick();
    await reply(1);
    expect(said(log)).toEqual(Array.from({ length: 500 }, (_, index) => 702 + index));
    expect(log.get()).toMatchObject({ hasOlder: true, total: 1_201, error: undefined });
  });

  test("is tried again ever more seldom, and begins anew with that once it succeeds", async () => {
    const { log, asked, reply, fail, tick } = openStepLog(3);
    log.subscribe(() => undefined);
    log.opened();
    const waits: number[] = [];
    for (let index = 0; index < 7; index++) {
      await fail(index);
      waits.push(...tick());
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    await reply(7);
    log.opened();
    await fail(8);
    expect(tick()).toEqual([1_000]);
    expect(asked.length).toBe(10);
  });

  test("is repaired at once when a person wants it", async () => {
    const { log, asked, reply, fail, say, lose, isDue } = openStepLog(700);
    log.opened();
    await reply(0);
    lose(1);
    log.opened();
    await fail(1);
    say(702);
    log.older();
    expect(asked.length).toBe(2);
    log.again();
    log.again();
    expect(isDue()).toBe(false);
    await reply(2);
    expect(asked.length).toBe(3);
    expect(said(log).slice(-3)).toEqual([700, 701, 702]);
    log.older();
    await fail(3);
    expect(log.get().error).toBeInstanceOf(Error);
    log.again();
    await reply(4);
    expect(log.get()).toMatchObject({ shown: 702, hasOlder: false, error: undefined });
  });

  test("is left alone while nobody looks, and fetched for whoever looks next", async () => {
    const { log, asked, reply, fail, tick } = openStepLog(3);
    const leave = log.subscribe(() => undefined);
    log.load();
    await fail(0);
    leave();
    tick();
    expect(asked.length).toBe(1);
    log.load();
    await reply(1);
    expect(said(log)).toEqual([1, 2, 3]);
  });

  test("hears much while it is broken, and still misses nothing", async () => {
    const { log, reply, fail, say } = openStepLog(1);
    log.opened();
    await reply(0);
    log.opened();
    await fail(1);
    for (let seq = 2; seq <= 9_000; seq++) say(seq);
    log.again();
    say(9_001);
    await reply(2);
    await reply(3);
    expect(said(log)).toEqual(Array.from({ length: 500 }, (_, index) => 8_502 + index));
    expect(log.get()).toMatchObject({ hasOlder: true, total: 9_001 });
  });
});
