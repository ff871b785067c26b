import { describe, expect, test } from "vitest";
import { openStepLog, pageBefore, said, turn } from "./open-step-log.ts";

describe("the log of a step", () => {
  test("begins with the newest events, and says how many there are", async () => {
    const { log, reply } = openStepLog(1_200);
    log.opened();
    await reply(0);
    expect(said(log)).toEqual(Array.from({ length: 500 }, (_, index) => 701 + index));
    expect(log.get()).toMatchObject({ shown: 500, total: 1_200, hasOlder: true });
  });

  test("joins what was heard while it was fetched, once", async () => {
    const { log, asked, say } = openStepLog(3);
    log.opened();
    say(3, 4);
    say(5);
    asked[0]?.reply(pageBefore(3));
    await turn();
    expect(said(log)).toEqual([1, 2, 3, 4, 5]);
  });

  test("is drawn at its pace, however fast events come", async () => {
    const { log, reply, say, tick, isDue } = openStepLog(1);
    log.opened();
    await reply(0);
    let draws = 0;
    log.subscribe(() => void (draws += 1));
    for (let seq = 2; seq <= 100; seq++) say(seq);
    expect(draws).toBe(0);
    tick();
    expect(draws).toBe(1);
    expect(said(log).length).toBe(100);
    expect(log.get().total).toBe(100);
    expect(isDue()).toBe(false);
  });

  test("goes back page by page, to the first event", async () => {
    const { log, reply } = openStepLog(1_700);
    log.opened();
    await reply(0);
    log.older();
    log.older();
    await reply(1);
    expect(log.get()).toMatchObject({ shown: 1_500, hasOlder: true, isPrepended: true });
    log.older();
    await reply(2);
    expect(said(log)).toEqual(Array.from({ length: 1_700 }, (_, index) => 1 + index));
    expect(log.get().hasOlder).toBe(false);
  });

  test("keeps what comes while it goes back", async () => {
    const { log, reply, say } = openStepLog(600);
    log.opened();
    await reply(0);
    log.older();
    say(601, 602);
    await reply(1);
    expect(said(log)).toEqual(Array.from({ length: 602 }, (_, index) => 1 + index));
  });

  test("is there before the stream is, and misses nothing in between", async () => {
    const { log, asked, reply, say, lose } = openStepLog(3);
    log.load();
    const early = pageBefore(3);
    lose(2);
    log.opened();
    say(6);
    asked[0]?.reply(early);
    await turn();
    expect(said(log)).toEqual([1, 2, 3]);
    await reply(1);
    expect(said(log)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(log.get()).toMatchObject({ total: 6, fetching: undefined });
  });

  test("is fetched once however often it is looked at", async () => {
    const { log, asked, reply } = openStepLog(3);
    log.load();
    log.load();
    await reply(0);
    log.load();
    expect(asked.length).toBe(1);
  });

  test("hears no late answer when the stream opens again", async () => {
    const { log, reply, lose } = openStepLog(2);
    log.opened();
    await reply(0);
    lose(1);
    log.opened();
    log.opened();
    await reply(2);
    await reply(1);
    expect(said(log)).toEqual([1, 2, 3]);
    expect(log.get().fetching).toBeUndefined();
  });

  test("shown again goes on from where it was", async () => {
    const world = openStepLog(600);
    world.log.opened();
    await world.reply(0);
    world.lose(40);
    world.log.opened();
    await world.reply(1);
    expect(said(world.log)).toEqual(Array.from({ length: 540 }, (_, index) => 101 + index));
    world.lose(3_000);
    world.log.opened();
    await world.reply(2);
    await world.reply(3);
    expect(said(world.log)).toEqual(Array.from({ length: 500 }, (_, index) => 3_141 + index));
  });

  test("says why it could not be fetched, and is tried again", async () => {
    const { log, asked, reply } = openStepLog(2);
    log.opened();
    asked[0]?.fail();
    await turn();
    expect(log.get().error).toBeInstanceOf(Error);
    log.opened();
    await reply(1);
    expect(log.get().error).toBeUndefined();
    expect(said(log)).toEqual([1, 2]);
  });

  test("keeps rows that did not change", async () => {
    const { log, reply, say, tick } = openStepLog(50);
    log.opened();
    await reply(0);
    const before = log.get().rows;
    say(51);
    tick();
    const after = log.get().rows;
    const same = before.filter((row, index) => row === after[index]);
    // The last one was still growing, and is not any more.
    expect(same.length).toBe(before.length - 1);
  });

  test("lets the oldest go when it grows too long", async () => {
    const { log, reply, say, tick } = openStepLog(1);
    log.opened();
    await reply(0);
    for (let seq = 2; seq <= 40_100; seq++) say(seq);
    tick();
    expect(log.get().shown).toBeLessThan(20_200);
    expect(log.get()).toMatchObject({ hasOlder: true, total: 40_100 });
    expect(said(log).at(-1)).toBe(40_100);
  });
});
