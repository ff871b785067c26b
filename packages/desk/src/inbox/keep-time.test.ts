import { CLAIM_MS } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { inboxWorld } from "../testing/inbox-world.ts";
import { openMortalWorld } from "../testing/mortal-host.ts";
import { claimItems } from "./claim-items.ts";
import { openInbox } from "./open-inbox.ts";
import { snoozeItem } from "./snooze-item.ts";

const START = Date.parse("2026-11-22T00:00:00Z");
const HOUR = 3_600_000;

/** A data directory whose hosts come and go, by a clock that moves only when it is told to. */
async function openDirectory() {
  const world = await openMortalWorld(START);
  return {
    world,
    async host() {
      const host = world.host();
      const errors: unknown[] = [];
      const engine = { append: host.append.bind(host) };
      const over = inboxWorld({ journal: world.journal, engine, errors }, { clock: host.clock });
      const { journal } = world;
      const onError = (error: unknown): void => void errors.push(error);
      const inbox = await openInbox({ ...over.ports, journal, clock: host.clock, onError });
      onTestFinished(() => inbox.close());
      return { ...over, host, errors, row: async () => (await over.rows())[0] };
    },
    later: (ms: number) => world.advance(world.now() + ms),
  };
}

describe("the times of a host's inbox", () => {
  test("free an item when its claim has run out, and bring one back that was put away, when nobody asks", async () => {
    const directory = await openDirectory();
    const { world, later } = directory;
    const first = await directory.host();
    const { ports, row, errors } = first;
    const item = await first.post({ result: "told" });
    await claimItems(ports, { by: "them", most: 1, now: world.now() });
    await later(CLAIM_MS - 1);
    expect(await row()).toMatchObject({ status: "claimed" });
    await later(1);
    expect(await row()).toMatchObject({ status: "pending", attempts: 1, claimed_by: null });
    await snoozeItem(ports, { item, until: world.now() + HOUR, by: "ann", now: world.now() });
    await later(HOUR - 1);
    expect(await row()).toMatchObject({ asleep: 1 });
    await later(1);
    expect(await row()).toMatchObject({ asleep: 0, snoozed_until: null });
    expect(errors).toEqual([]);
  });

  test("go on in the next host, also for what came due while there was none", async () => {
    const directory = await openDirectory();
    const { world, later } = directory;
    const first = await directory.host();
    const item = await first.post({ result: "told" });
    const until = world.now() + 2 * HOUR;
    await snoozeItem(first.ports, { item, until, by: "ann", now: world.now() });
    first.host.kill();
    await later(HOUR);
    const second = await directory.host();
    await later(HOUR);
    expect(await second.row()).toMatchObject({ asleep: 0 });
    await claimItems(second.ports, { by: "them", most: 1, now: world.now() });
    second.host.kill();
    world.set(world.now() + HOUR);
    const third = await directory.host();
    expect(await third.row()).toMatchObject({ status: "pending", attempts: 1 });
    expect([...second.errors, ...third.errors]).toEqual([]);
  });
});
