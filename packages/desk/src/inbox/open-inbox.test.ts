import { describe, expect, onTestFinished, test } from "vitest";
import { type DeskWorld, openDeskWorld, review } from "../testing/desk-world.ts";
import { inboxWorld } from "../testing/inbox-world.ts";
import { type Inbox, openInbox } from "./open-inbox.ts";

/** The inbox of a world's host. */
async function inboxOf(world: DeskWorld) {
  const over = inboxWorld(world);
  const inbox: Inbox = await openInbox({
    ...over.ports,
    journal: world.journal,
    clock: { now: Date.now, after: () => () => undefined },
    onError: (error) => void world.errors.push(error),
  });
  onTestFinished(() => inbox.close());
  return {
    ...over,
    inbox,
    /** Items as they are once everything that is in the journal was looked at. */
    seen: async (count: number) => {
      for (;;) {
        await inbox.calm();
        const items = await over.items();
        if (items.length >= count) return items;
        await new Promise(setImmediate);
      }
    },
    settled: async (id: unknown) => {
      for (;;) {
        await inbox.calm();
        const item = await over.item(String(id));
        if (item?.["status"] !== "pending") return item;
        await new Promise(setImmediate);
      }
    },
  };
}

describe("the inbox of a host", () => {
  test("has an item for each question of a run, tells a person, and is done with it when it has its answer", async () => {
    const world = await openDeskWorld();
    const { seen, settled, alerts } = await inboxOf(world);
    const number = await world.make("The cart is empty");
    await world.do({ do: "start", number });
    await world.asks(number, "approve");
    const [asked] = await seen(1);
    expect(asked).toMatchObject({
      source_type: "run",
      message: "#1 The cart is empty asks: Is this plan right?",
      status: "pending",
      notified_by: "waiting",
    });
    expect(await alerts()).toMatchObject([{ title: asked?.["message"] }]);
    await world.do({ do: "answer", number, option: "approve" });
    expect(await settled(asked?.["id"])).toMatchObject({ status: "processed" });
    expect(world.errors).toEqual([]);
  });

  test("is silent about a run that went well, and has a row for it", async () => {
    const world = await openDeskWorld();
    const { seen, settled, alerts } = await inboxOf(world);
    const { run } = await review(world);
    await world.ended(run);
    const [item] = await seen(1);
    expect(await settled(item?.["id"])).toMatchObject({
      status: "ignored",
      dedupe_key: `${run} ended`,
    });
    expect(await alerts()).toEqual([]);
  });

  test("has a person told of a failed sign-in before hundreds of successes are looked at", async () => {
    const world = await openDeskWorld();
    const over = await inboxOf(world);
    const { inbox, alerts } = over;
    const ids: string[] = [];
    for (let n = 0; n < 200; n++) ids.push(await over.post({ result: "ok" }, `s${n}`));
    const signIn = await over.post({ result: "failed", class: "auth" }, "mail");
    for (const id of ids) void inbox.posted(id);
    await inbox.posted(signIn);
    expect(await alerts()).toMatchObject([{ title: "mail was failed" }]);
    expect((await over.rows()).filter(({ status }) => status === "ignored").length).toBeLessThan(
      100,
    );
    await inbox.calm();
    expect((await over.rows()).filter(({ status }) => status === "ignored")).toHaveLength(200);
  });

  test("posts what happened while nobody followed, and nothing of the time before it was first opened", async () => {
    const before = await openDeskWorld();
    await before.ended((await review(before)).run);
    const first = await before.reboot();
    await (await inboxOf(first)).inbox.close();
    const { run: missed } = await review(first);
    await first.ended(missed);
    const number = await first.make("The cart is empty");
    await first.do({ do: "start", number });
    await first.asks(number, "approve");
    const second = await first.reboot();
    const { items, inbox } = await inboxOf(second);
    await inbox.calm();
    expect((await items()).map((row) => String(row["dedupe_key"])).sort()).toEqual([
      `${missed} ended`,
      "run3-q1",
    ]);
    const third = await second.reboot();
    const again = await inboxOf(third);
    await again.inbox.calm();
    expect(await again.items()).toHaveLength(2);
    expect(third.errors).toEqual([]);
  });
});
