import { alertKey, alertStream, FRESH_MS, MOST_TRIES } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openAlertWorld } from "../testing/alert-world.ts";

const START = Date.parse("2026-11-22T12:00:00Z");
const HOUR = 3_600_000;
const stream = alertStream(alertKey("auth nightly"));

async function open() {
  const world = await openAlertWorld(START);
  const host = world.host();
  const alerter = world.open(host);
  return {
    world,
    host,
    alerter,
    raise: (over = {}) => world.raise(alerter, host, over),
    later: (ms: number) => world.advance(world.now() + ms),
    to: (channel: string) => world.sends.filter((send) => send.channel === channel),
    types: async () => (await world.journal.read(stream)).map(({ type }) => type),
  };
}

describe("an alert", () => {
  test("is sent at once on every channel, and written down", async () => {
    const { world, raise, later, types } = await open();
    await raise();
    await later(0);
    expect(world.sends.map(({ channel, at }) => [channel, at])).toEqual([
      ["log", START],
      ["webhook", START],
    ]);
    expect(await types()).toEqual(["alert.raised", "alert.sent", "alert.sent"]);
    await later(24 * HOUR);
    expect(world.sends).toHaveLength(2);
  });

  test("is in the append of what made it necessary, or neither is there", async () => {
    const { world, alerter } = await open();
    const doomed = world.host({ atAppend: 1, isWritten: false });
    void world.raise(alerter, doomed);
    await world.advance(START);
    expect(await world.journal.head("inbox/a")).toBe(0);
    expect(await world.rows()).toEqual([]);
  });

  test("that comes again while it is fresh is counted, and sent again after that", async () => {
    const { world, raise, later, to, types } = await open();
    for (let n = 0; n < 5; n++) {
      await raise();
      await later(60_000);
    }
    expect(to("webhook")).toHaveLength(1);
    expect(await types()).toHaveLength(3 + 4);
    await later(FRESH_MS);
    await raise();
    await later(0);
    expect(to("webhook").map(({ id, count }) => [id.slice(-2), count])).toEqual([
      ["-1", 1],
      ["-2", 1],
    ]);
    expect(await world.rows()).toMatchObject([{ repeats: 4 }, { repeats: 0 }]);
  });

  test("that was decided on meanwhile by another one is refused, and decided again", async () => {
    const { world, host, alerter } = await open();
    const words = { fingerprint: "f", title: "t", text: "", priority: "low", about: {} } as const;
    const [first, second] = [await alerter.raised(words), await alerter.raised(words)];
    await host.append(first);
    await expect(host.append(second)).rejects.toMatchObject({ code: "journal.conflict" });
    await host.append(await alerter.raised(words));
    expect(await world.rows()).toMatchObject([{ repeats: 1 }]);
  });

  test("has no secret in the journal", async () => {
    const { world, raise, later } = await open();
    const token = `sk-ant-${"a1".repeat(20)}`;
    world.receive = () => ({ refused: true, why: `it said ${token}` });
    await raise({ title: `Key ${token}`, text: token, link: `http://x/${token}` });
    await later(0);
    expect(JSON.stringify(await world.journal.read(stream))).not.toContain("sk-ant");
    expect(JSON.stringify(world.sends)).not.toContain("sk-ant");
  });
});

describe("a channel that is down", () => {
  test("is tried later and later, holds up no other one, and is given up in the end", async () => {
    const { world, raise, later, to } = await open();
    world.receive = ({ channel }) =>
      channel === "log" ? { ok: true } : { retry: true, why: "it is down" };
    await raise();
    await later(24 * HOUR);
    expect(to("log")).toHaveLength(1);
    const times = to("webhook").map(({ at }) => (at - START) / 1_000);
    expect(times.slice(0, 4)).toEqual([0, 5, 20, 65]);
    expect(times).toHaveLength(MOST_TRIES);
    expect(new Set(to("webhook").map(({ key }) => key)).size).toBe(1);
    expect(world.dropped).toEqual([
      `webhook: Sign in again: given up after ${MOST_TRIES} tries: it is down`,
    ]);
  });

  test("gets what it was owed when it is there again, with how often it came", async () => {
    const { world, raise, later, to } = await open();
    world.receive = () => ({ retry: true, why: "it is down" });
    await raise();
    await later(2_000);
    await raise();
    world.receive = () => ({ ok: true });
    await later(10_000);
    expect(to("webhook").map(({ count }) => count)).toEqual([1, 2]);
    expect(new Set(to("webhook").map(({ key }) => key)).size).toBe(1);
  });

  test("that asks for rest gets nothing at all before its time", async () => {
    const { world, raise, later, to } = await open();
    world.receive = () => ({ retry: true, why: "slow down", status: 429, afterMs: 60_000 });
    await raise();
    await later(0);
    world.receive = () => ({ ok: true });
    await raise({ fingerprint: "other", priority: "critical" });
    await later(59_999);
    expect(to("webhook")).toHaveLength(1);
    await later(1);
    expect(to("webhook").map(({ priority }) => priority)).toEqual(["normal", "critical", "normal"]);
  });

  test("that refuses is not tried again, and the host is told why", async () => {
    const { world, raise, later, to } = await open();
    world.receive = () => ({ refused: true, why: "the token was revoked", status: 401 });
    await raise();
    await later(24 * HOUR);
    expect(to("webhook")).toHaveLength(1);
    expect(world.dropped).toContain("webhook: Sign in again: the token was revoked");
    const [row] = await world.rows();
    expect(JSON.parse(row?.deliveries ?? "")).toMatchObject({
      webhook: { status: "dropped", code: 401, why: "the token was revoked" },
    });
  });

  test("that is slow gets one alert after the other, the urgent one first", async () => {
    const { world, raise, later, to } = await open();
    const slow = Promise.withResolvers<void>();
    world.receive = async ({ channel }) => {
      if (channel === "webhook") await slow.promise;
      return { ok: true };
    };
    for (const fingerprint of ["a", "b"]) await raise({ fingerprint });
    await raise({ fingerprint: "c", priority: "critical" });
    await later(60_000);
    expect([to("log").length, to("webhook").length]).toEqual([3, 1]);
    slow.resolve();
    await later(0);
    expect(to("webhook").map(({ priority }) => priority)).toEqual(["normal", "critical", "normal"]);
  });

  test("that is done while others are looked at is not given the same alert again", async () => {
    const { world, raise, later, to } = await open();
    const slow = Promise.withResolvers<void>();
    world.receive = async () => {
      await slow.promise;
      return { ok: true };
    };
    await raise();
    await later(0);
    const looking = Promise.withResolvers<void>();
    world.slowness = looking.promise;
    await raise({ fingerprint: "other" });
    await later(0);
    slow.resolve();
    await later(0);
    looking.resolve();
    await later(HOUR);
    expect(to("webhook").map(({ id }) => id)).toHaveLength(2);
    expect(new Set(to("webhook").map(({ id }) => id)).size).toBe(2);
  });

  test("that breaks its contract has failed", async () => {
    const { world, raise, later, to } = await open();
    world.receive = () => Promise.reject(new Error("oops"));
    await raise();
    await later(5_000);
    expect(to("webhook")).toHaveLength(2);
    expect(world.errors).toEqual([]);
  });
});

describe("how a person is reached", () => {
  test("holds for what is owed: a channel that was switched off carries nothing more", async () => {
    const { world, raise, later, to } = await open();
    world.receive = () => ({ retry: true, why: "it is down" });
    await raise();
    await later(0);
    const { webhook: _off, ...others } = world.settings;
    world.settings = others;
    await later(HOUR);
    expect(to("webhook")).toHaveLength(1);
    expect(world.dropped).toEqual(["webhook: Sign in again: the channel was switched off"]);
  });

  test("keeps what is not critical for the morning, over the night of a changed clock", async () => {
    const { world, raise, later, to } = await open();
    world.settings = {
      ...world.settings,
      quiet: { from: "22:00", to: "07:00", zone: "Europe/Berlin" },
    };
    world.set(Date.parse("2027-03-27T23:00:00Z"));
    await raise();
    await raise({ fingerprint: "fire", priority: "critical" });
    await later(12 * HOUR);
    expect(to("webhook").map(({ priority, at }) => [priority, new Date(at).toISOString()])).toEqual(
      [
        ["critical", "2027-03-27T23:00:00.000Z"],
        ["normal", "2027-03-28T05:00:00.000Z"],
      ],
    );
    expect(to("log")).toHaveLength(2);
  });

  test("cannot be read: decisions go on, and what is owed waits", async () => {
    const { world, raise, later, to } = await open();
    const { settings } = world;
    await raise();
    Object.defineProperty(world, "settings", {
      configurable: true,
      get: () => {
        throw new Error("torn");
      },
    });
    await later(0);
    await raise({ fingerprint: "other" });
    await later(0);
    expect(world.errors.length).toBeGreaterThan(0);
    Object.defineProperty(world, "settings", { value: settings, writable: true });
    await later(HOUR);
    expect(to("log")).toHaveLength(2);
  });
});
