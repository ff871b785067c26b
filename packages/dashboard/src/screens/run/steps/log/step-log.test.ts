import type { EventsPage, TraceColumns } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { createStepLog, type StepLog } from "./step-log.ts";
import { textOf } from "./text-of.ts";

type Window = Parameters<Parameters<typeof createStepLog>[0]["fetch"]>[0];

const AT = "2026-01-02T03:04:05.000Z";

/** A server with a step that said so many lines, and a page whose clock is moved by hand. */
function openWorld(count: number) {
  let head = count;
  const asked: { window: Window; reply: (page?: EventsPage) => void; fail: () => void }[] = [];
  let due: (() => void) | undefined;
  const log = createStepLog({
    fetch: (window) => {
      const { promise, resolve, reject } = Promise.withResolvers<EventsPage>();
      asked.push({
        window,
        reply: (page = pageOf(window)) => resolve(page),
        fail: () => reject(new Error("no")),
      });
      return promise;
    },
    later: (call) => {
      due = call;
      return () => {
        due = undefined;
      };
    },
  });
  function pageOf({ before = head + 1, from: first = 1, limit }: Window): EventsPage {
    const isForward = first > 1;
    const from = isForward ? first : Math.max(1, before - limit);
    const length = Math.min(limit, Math.max(0, before - from));
    const seqs = Array.from({ length }, (_, index) => from + index);
    const events = seqs.map((seq) => ({ ...line(seq), at: AT, step: "a", attempt: "a.1" }));
    const truncated = isForward ? from + length <= head : from > 1;
    return { events, head, truncated, total: head };
  }
  return {
    log,
    asked,
    say: (...seqs: number[]): void => {
      head = Math.max(head, ...seqs);
      log.heard(columns(seqs));
    },
    /** What the step says while nobody listens. */
    lose: (many: number) => void (head += many),
    tick: () => due?.(),
    isDue: (): boolean => due !== undefined,
    reply: async (index: number): Promise<void> => {
      asked[index]?.reply();
      await turn();
    },
  };
}

/** Lets everything that is due happen. */
async function turn(): Promise<void> {
  for (let count = 0; count < 10; count++) await Promise.resolve();
}

function pageBefore(head: number): EventsPage {
  const seqs = Array.from({ length: head }, (_, index) => 1 + index);
  const events = seqs.map((seq) => ({ ...line(seq), at: AT, step: "a", attempt: "a.1" }));
  return { events, head, truncated: false, total: head };
}

function line(seq: number) {
  return { seq, type: "agent.note", data: { text: `${seq}` } };
}

function columns(seq: number[]): TraceColumns {
  return {
    topic: "step:r/a",
    run: "r",
    seq,
    at: seq.map(() => 0),
    type: seq.map(() => "agent.note"),
    step: seq.map(() => "a"),
    attempt: seq.map(() => "a.1"),
    data: seq.map((each) => ({ text: `${each}` })),
  };
}

function said(log: StepLog): number[] {
  return log
    .get()
    .rows.flatMap((row) =>
      row.kind === "item" && row.item.kind === "note" ? [Number(textOf(row.item))] : [],
    );
}

describe("the log of a step", () => {
  test("begins with the newest events, and says how many there are", async () => {
    const { log, reply } = openWorld(1_200);
    log.opened();
    await reply(0);
    expect(said(log)).toEqual(Array.from({ length: 500 }, (_, index) => 701 + index));
    expect(log.get()).toMatchObject({ shown: 500, total: 1_200, hasOlder: true });
  });

  test("joins what was heard while it was fetched, once", async () => {
    const { log, asked, say } = openWorld(3);
    log.opened();
    say(3, 4);
    say(5);
    asked[0]?.reply(pageBefore(3));
    await turn();
    expect(said(log)).toEqual([1, 2, 3, 4, 5]);
  });

  test("is drawn at its pace, however fast events come", async () => {
    const { log, reply, say, tick, isDue } = openWorld(1);
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
    const { log, reply } = openWorld(1_700);
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
    const { log, reply, say } = openWorld(600);
    log.opened();
    await reply(0);
    log.older();
    say(601, 602);
    await reply(1);
    expect(said(log)).toEqual(Array.from({ length: 602 }, (_, index) => 1 + index));
  });

  test("is there before the stream is, and misses nothing in between", async () => {
    const { log, asked, reply, say, lose } = openWorld(3);
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
    const { log, asked, reply } = openWorld(3);
    log.load();
    log.load();
    await reply(0);
    log.load();
    expect(asked.length).toBe(1);
  });

  test("hears no late answer when the stream opens again", async () => {
    const { log, reply, lose } = openWorld(2);
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
    const world = openWorld(600);
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
    const { log, asked, reply } = openWorld(2);
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
    const { log, reply, say, tick } = openWorld(50);
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
    const { log, reply, say, tick } = openWorld(1);
    log.opened();
    await reply(0);
    for (let seq = 2; seq <= 40_100; seq++) say(seq);
    tick();
    expect(log.get().shown).toBeLessThan(20_200);
    expect(log.get()).toMatchObject({ hasOlder: true, total: 40_100 });
    expect(said(log).at(-1)).toBe(40_100);
  });
});
