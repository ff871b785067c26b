import type { SignalName } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { inboxWorld } from "../testing/inbox-world.ts";
import { openMortalWorld } from "../testing/mortal-host.ts";
import { type SeenRepository, takeSignals } from "./take-signals.ts";

const ORDERS = { id: "orders-1a2b3c", path: "/src/orders" };

const orders = (signals: readonly SignalName[], over: Partial<SeenRepository> = {}) => ({
  project: ORDERS.id,
  name: "orders",
  path: ORDERS.path,
  unknown: [],
  signals: signals.map((signal) => ({ signal, line: `${signal} it is` })),
  ...over,
});

/** An inbox that is told of repositories, and has its rules look at what is new. */
async function openInbox(there: readonly string[] = []) {
  const { journal, ...world } = await openMortalWorld(1_000);
  const host = world.host();
  const engine = { append: host.append.bind(host) };
  const named = (id: string) => (id === ORDERS.id ? ORDERS : undefined);
  const inbox = inboxWorld({ journal, engine, errors: [] }, { clock: host.clock, named });
  const ports = { ...inbox.ports, isThere: (path: string) => there.includes(path) };
  return {
    ...inbox,
    async look(...seen: readonly SeenRepository[]) {
      const ids = await takeSignals(ports, seen);
      for (const id of ids) await inbox.triage(id);
      return ids;
    },
  };
}

describe("signals of repositories", () => {
  test("are posted once while they last, and anew when they come again", async () => {
    const inbox = await openInbox();
    expect(await inbox.look(orders(["push", "deploy_failing"]))).toHaveLength(2);
    expect(await inbox.look(orders(["push", "deploy_failing"]))).toEqual([]);
    expect(await inbox.look(orders(["push"]))).toEqual([]);
    expect(await inbox.look(orders(["push", "deploy_failing"]))).toHaveLength(1);
    const rows = await inbox.rows();
    expect(rows.map(({ source_id }) => source_id).sort()).toEqual([
      "deploy_failing orders",
      "deploy_failing orders",
      "push orders",
    ]);
  });

  test("make an issue and tell a person when something is to be mended, and are silent when it is only untidy", async () => {
    const inbox = await openInbox();
    await inbox.look(orders(["dirty_tree", "stale_branch", "deploy_failing"]));
    expect(await inbox.issues()).toMatchObject([{ title: "orders: deploy_failing it is" }]);
    expect(await inbox.alerts()).toHaveLength(1);
    const untidy = (await inbox.rows()).filter(({ priority }) => priority === "low");
    expect(untidy.map(({ status }) => status)).toEqual(["ignored", "ignored"]);
  });

  test("of a review that somebody waits for stay until it is done", async () => {
    const inbox = await openInbox();
    await inbox.look(orders(["review_requested"]));
    expect(await inbox.rows()).toMatchObject([{ status: "pending", notified_by: "waiting" }]);
    expect(await inbox.issues()).toEqual([]);
    await inbox.look(orders([], { unknown: ["review_requested"] }));
    expect(await inbox.rows()).toMatchObject([{ status: "pending" }]);
    await inbox.look(orders([]));
    expect(await inbox.rows()).toMatchObject([{ status: "processed" }]);
  });

  test("last when their repository was not looked at, unless it is gone", async () => {
    const away = await openInbox([ORDERS.path]);
    await away.look(orders(["review_requested"]));
    await away.look();
    expect(await away.rows()).toMatchObject([{ status: "pending" }]);
    const gone = await openInbox();
    await gone.look(orders(["review_requested"]));
    await gone.look();
    expect(await gone.rows()).toMatchObject([{ status: "processed" }]);
  });

  test("that ended leave what was decided about them as it is", async () => {
    const inbox = await openInbox();
    await inbox.look(orders(["push"]));
    await inbox.look(orders([]));
    expect(await inbox.rows()).toMatchObject([{ status: "ignored" }]);
    await inbox.look(orders(["push"]));
    expect(await inbox.rows()).toHaveLength(2);
  });
});
