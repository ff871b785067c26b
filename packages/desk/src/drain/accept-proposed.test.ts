import type { DigestDecision } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { claimItems } from "../inbox/claim-items.ts";
import { decideItem } from "../inbox/decide-item.ts";
import { undoDecision } from "../inbox/undo-decision.ts";
import { openDeskWorld, PROJECT } from "../testing/desk-world.ts";
import { inboxWorld } from "../testing/inbox-world.ts";
import { acceptProposed } from "./accept-proposed.ts";
import { proposeOnItem } from "./propose-on-item.ts";

/** An item on which something is proposed. */
async function proposed(over: Partial<DigestDecision> = {}) {
  const world = inboxWorld(await openDeskWorld(), { named: () => PROJECT });
  const item = await world.post({ result: "told" });
  const now = Date.now();
  const [claim] = await claimItems(world.ports, { by: "orchestrator", most: 1, now });
  const decided: DigestDecision = { item, decision: "issue", why: "It has to be mended.", ...over };
  await proposeOnItem(world.ports, { decided, fence: claim?.fence ?? 0, now });
  return { ...world, item, accept: (by = "ann") => acceptProposed(world.ports, { item, by }) };
}

describe("what is proposed on an item", () => {
  test("is decided by the person who says yes, with all that it does", async () => {
    const { item, accept, rows, issues } = await proposed({ title: "Mend the index" });
    expect(await accept()).toEqual({ issue: 1 });
    const row = (await rows()).find(({ id }) => id === item);
    expect(row).toMatchObject({ status: "processed", proposal: null });
    expect(JSON.parse(row?.decision ?? "")).toEqual({
      decisions: ["issue"],
      why: "It has to be mended.",
      by: "ann",
      issue: 1,
    });
    expect(await issues()).toMatchObject([{ title: "Mend the index", created_by: "ann" }]);
  });

  test("is decided once, and can be taken back", async () => {
    const { item, accept, ports, issues } = await proposed();
    const ends = await Promise.allSettled([accept("ann"), accept("bob")]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await issues()).toHaveLength(1);
    await undoDecision(ports, { item, by: "ann" });
    expect(await issues()).toMatchObject([{ deleted_at: expect.any(Number) }]);
    await expect(accept()).rejects.toMatchObject({ code: "inbox.state" });
  });

  test("gives way to what a person decides", async () => {
    const { item, accept, ports } = await proposed();
    await decideItem(ports, { item, decision: "silent", why: undefined, by: "ann" });
    await expect(accept()).rejects.toMatchObject({
      code: "inbox.state",
      message: expect.stringContaining("silent by ann"),
    });
  });

  test("is not accepted where nothing is proposed", async () => {
    const world = inboxWorld(await openDeskWorld());
    const item = await world.post({ result: "told" });
    await expect(acceptProposed(world.ports, { item, by: "ann" })).rejects.toMatchObject({
      code: "inbox.state",
      message: expect.stringContaining("no proposal"),
    });
  });
});
