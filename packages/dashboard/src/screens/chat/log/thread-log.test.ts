import { describe, expect, test } from "vitest";
import { ID, message, openThreadLog, proposal, shown } from "./open-thread-log.ts";

const upTo = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe("the log of a thread", () => {
  test("has the last messages, and those before them when somebody scrolls there", async () => {
    const { log, asked, reply } = openThreadLog(130);
    log.opened(1);
    await reply(0);
    expect(shown(log)).toEqual(upTo(71, 130));
    expect(log.get()).toMatchObject({ hasOlder: true, fetching: undefined });
    log.older();
    log.older();
    expect(asked).toEqual([{ limit: 60 }, { before: 71, limit: 60 }]);
    await reply(1);
    expect(shown(log)).toEqual(upTo(11, 130));
    expect(log.get()).toMatchObject({ hasOlder: true, isPrepended: true });
    log.older();
    await reply(2);
    expect(shown(log)).toEqual(upTo(1, 130));
    expect(log.get().hasOlder).toBe(false);
  });

  test("joins what the stream says while an answer is on its way, and keeps the later of the two", async () => {
    const { log, reply, patch, say } = openThreadLog(3);
    log.opened(1);
    say({ text: "new" });
    const later = message(3, { text: "changed since" });
    patch([{ k: "message", id: later.id, rev: 2_000, v: later }]);
    expect(shown(log)).toEqual([]);
    await reply(0, 1_500);
    expect(shown(log)).toEqual([1, 2, 3, 4]);
    expect(log.get().rows[2]?.message.text).toBe("changed since");
    const old = message(3, { text: "as it was" });
    patch([{ k: "message", id: old.id, rev: 1_400, v: old }]);
    expect(log.get().rows[2]?.message.text).toBe("changed since");
  });

  test("shows no message with a hole behind it", async () => {
    const { log, reply, patch } = openThreadLog(100);
    log.opened(1);
    const early = message(5, { text: "of long ago" });
    patch([{ k: "message", id: early.id, rev: 3_000, v: early }]);
    await reply(0, 2_000);
    expect(shown(log)).toEqual(upTo(41, 100));
    log.older();
    await reply(1, 2_500);
    expect(shown(log)).toEqual(upTo(1, 100));
    expect(log.get().rows[4]?.message.text).toBe("of long ago");
  });

  test("fetches all that is shown when the stream has lost something", async () => {
    const { log, asked, reply, lose } = openThreadLog(90);
    log.opened(1_000);
    await reply(0);
    log.older();
    await reply(1);
    for (let count = 0; count < 80; count++) lose();
    log.opened(1_100);
    await reply(2);
    expect(asked.slice(2)).toEqual([{ limit: 60 }, { before: 111, limit: 200 }]);
    expect(shown(log)).toEqual(upTo(1, 90));
    await reply(3);
    expect(shown(log)).toEqual(upTo(1, 170));
  });

  test("begins anew with another journal", async () => {
    const { log, reply } = openThreadLog(4);
    log.opened(5_000);
    await reply(0, 5_000);
    log.opened(10);
    await reply(1, 12);
    expect(shown(log)).toEqual([1, 2, 3, 4]);
    expect(log.get().error).toBeUndefined();
  });

  test("tries again by itself, and at once when a person wants it", async () => {
    const { log, reply, fail, tick } = openThreadLog(2);
    log.subscribe(() => undefined);
    log.opened(1);
    await fail(0);
    expect(log.get()).toMatchObject({ error: new Error("no"), fetching: undefined });
    expect(tick()).toEqual([1_000]);
    await fail(1);
    expect(tick()).toEqual([2_000]);
    await fail(2);
    log.again();
    await reply(3);
    expect(log.get()).toMatchObject({ error: undefined, fetching: undefined });
    expect(shown(log)).toEqual([1, 2]);
  });

  test("has the proposals of a reply with it, and draws no other reply again", async () => {
    const { log, reply, patch, tick } = openThreadLog(4);
    log.opened(1);
    await reply(0);
    const before = log.get().rows;
    const made = proposal(1, 2);
    patch([{ k: "proposal", id: made.id, rev: 2_000, v: made }]);
    const done = proposal(1, 2, { status: "accepted", answered_by: "bea" });
    patch([{ k: "proposal", id: done.id, rev: 2_001, v: done }]);
    tick();
    const { rows } = log.get();
    expect(rows[1]?.proposals).toEqual([done]);
    expect([rows[0], rows[2], rows[3]]).toEqual([before[0], before[2], before[3]]);
    expect(rows[3]).toBe(before[3]);
  });
});

describe("words of a reply that is being written", () => {
  const writing = { text: "", status: "writing", ended_at: null } as const;

  test("follow on what was fetched, none lost and none twice", async () => {
    const { log, reply, say, hear, tick } = openThreadLog(1);
    say(writing);
    log.opened(1);
    hear(2, 11, { kind: "text", text: "fetched " });
    hear(2, 12, { kind: "text", text: "and " });
    await reply(0, 1_001, {
      message: 2,
      seq: 11,
      heard: [{ kind: "text", text: "It was fetched " }],
    });
    hear(2, 12, { kind: "text", text: "and " });
    hear(2, 13, { kind: "text", text: "heard." });
    tick();
    expect(log.get().rows[1]?.heard).toEqual([{ kind: "text", text: "It was fetched and heard." }]);
  });

  test("are drawn at once, and then now and then", async () => {
    const { log, reply, say, hear, tick } = openThreadLog(1);
    log.opened(1);
    await reply(0);
    let drawn = 0;
    log.subscribe(() => (drawn += 1));
    say(writing);
    for (let seq = 10; seq < 60; seq++) hear(2, seq, { kind: "text", text: "a" });
    expect(drawn).toBe(1);
    tick();
    expect(drawn).toBe(2);
    expect(log.get().rows[1]?.heard).toEqual([{ kind: "text", text: "a".repeat(50) }]);
    tick();
    tick();
    expect(drawn).toBe(2);
  });

  test("of another thread are not taken", async () => {
    const { log, reply, patch } = openThreadLog(1);
    log.opened(1);
    await reply(0);
    const other = { ...message(2), id: "orders/other/2", thread: "orders/other" };
    patch([{ k: "message", id: other.id, rev: 9_000, v: other }]);
    expect(shown(log)).toEqual([1]);
    expect(log.get().thread?.id).toBe(ID);
  });
});
