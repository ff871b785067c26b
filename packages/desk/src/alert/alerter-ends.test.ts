import { describe, expect, test } from "vitest";
import { openAlertWorld } from "../testing/alert-world.ts";

const START = Date.parse("2026-11-22T12:00:00Z");
const HOUR = 3_600_000;

async function open() {
  const world = await openAlertWorld(START);
  const host = world.host();
  const alerter = world.open(host);
  return {
    world,
    alerter,
    raise: (over = {}) => world.raise(alerter, host, over),
    later: (ms: number) => world.advance(world.now() + ms),
    to: (channel: string) => world.sends.filter((send) => send.channel === channel),
  };
}

describe("a host that is killed", () => {
  test("between a send and its append is followed by one that sends the same under the same key", async () => {
    const { world, to } = await open();
    // Its own append, then those of the log and of the webhook.
    const doomed = world.host({ atAppend: 2, isWritten: false });
    const first = world.open(doomed);
    await world.raise(first, doomed);
    await world.advance(START + 1_000);
    await doomed.death;
    const next = world.open(world.host());
    void next.settle();
    await world.advance(START + HOUR);
    for (const channel of ["log", "webhook"]) {
      const sends = to(channel);
      expect(sends.length).toBeLessThanOrEqual(2);
      expect(new Set(sends.map(({ key }) => key)).size).toBe(1);
    }
    expect(world.sends.length).toBeGreaterThan(2);
    expect(await world.rows()).toMatchObject([{ owed: 0 }]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "at its append %d loses no alert and sends none more than twice",
    async (atAppend) => {
      const { world } = await open();
      for (const isWritten of [true, false]) {
        const doomed = world.host({ atAppend, isWritten });
        const alerter = world.open(doomed);
        for (const n of [1, 2, 3])
          void world.raise(alerter, doomed, { fingerprint: `${isWritten}-${n}` });
        await world.advance(world.now() + 1_000);
        doomed.kill();
        void world.open(world.host()).settle();
        await world.advance(world.now() + HOUR);
      }
      const rows = await world.rows();
      expect(rows.every(({ owed }) => owed === 0)).toBe(true);
      for (const { id } of rows)
        for (const channel of ["log", "webhook"]) {
          const sends = world.sends.filter((send) => send.id === id && send.channel === channel);
          expect(sends.length).toBeGreaterThanOrEqual(1);
          expect(sends.length).toBeLessThanOrEqual(2);
        }
    },
  );
});

describe("a test of a channel", () => {
  test("sends a real alert, says what came back, and is not tried again", async () => {
    const { world, alerter, later, to } = await open();
    world.receive = () => ({ retry: true, why: "it answered 503", status: 503 });
    expect(await alerter.test("webhook", "ann")).toMatchObject({ retry: true, status: 503 });
    world.receive = () => ({ ok: true, said: "200" });
    expect(await alerter.test("webhook", "ann")).toEqual({ ok: true, said: "200" });
    await later(HOUR);
    expect(to("webhook")).toHaveLength(2);
    expect(await world.rows()).toMatchObject([
      { owed: 0, title: "A test of alerts" },
      { owed: 0, n: 2 },
    ]);
    await expect(alerter.test("telegram", "ann")).rejects.toMatchObject({ code: "usage" });
  });
});

describe("closing", () => {
  test("lets what is on its way arrive, and is not held up by what does not", async () => {
    const { world, alerter, raise, later } = await open();
    world.receive = async ({ channel }, signal) => {
      if (channel === "log") return { ok: true };
      const stopped = Promise.withResolvers<void>();
      signal.addEventListener("abort", () => stopped.resolve());
      await stopped.promise;
      return { retry: true, why: "it was stopped" };
    };
    await raise();
    await later(0);
    const closed = alerter.close();
    await later(10_000);
    await closed;
    const [row] = await world.rows();
    expect(JSON.parse(row?.deliveries ?? "")).toMatchObject({
      log: { status: "sent" },
      webhook: { status: "owed", tries: 0 },
    });
    await raise({ fingerprint: "late" });
    await later(HOUR);
    expect(world.sends.filter(({ title }) => title !== "Sign in again")).toEqual([]);
    expect(world.sends).toHaveLength(2);
  });
});

describe("a full disk", () => {
  test("has nobody told twice: what came of a send is written down when there is room", async () => {
    const world = await openAlertWorld(START);
    const host = world.host();
    let isFull = false;
    const full = Object.assign(new Error("the disk is full"), { code: "journal.full" });
    const alerter = world.open({
      ...host,
      append: (...args) => (isFull ? Promise.reject(full) : host.append(...args)),
    });
    world.receive = () => {
      isFull = true;
      return { ok: true };
    };
    await world.raise(alerter, host);
    await world.advance(START + HOUR);
    expect(world.errors.length).toBeGreaterThan(2);
    expect(world.errors.length).toBeLessThan(40);
    isFull = false;
    await world.advance(START + 2 * HOUR);
    expect(world.sends.map(({ channel }) => channel)).toEqual(["log", "webhook"]);
    expect(await world.rows()).toMatchObject([{ owed: 0 }]);
  });
});
