import { describe, expect, test } from "vitest";
import {
  issue,
  nightly,
  NOTIFY,
  openProposalWorld as open,
  START,
} from "../../testing/proposal-world.ts";

describe("what is taken back", () => {
  test("is an issue that nobody has begun with", async () => {
    const world = await open();
    await world.propose([issue("a"), START, issue("b")]);
    await world.accept(1);
    await world.accept(3);
    await world.undo(3);
    expect(await world.issues()).toEqual([["Part a", []]]);
    await world.accept(2);
    await expect(world.undo(1)).rejects.toMatchObject({
      hint: expect.stringContaining("issue close 1"),
    });
    await expect(world.undo(2)).rejects.toMatchObject({
      hint: expect.stringContaining("wheelhouse cancel run1"),
    });
    expect((await world.proposals()).map(({ status }) => status)).toEqual([
      "accepted",
      "accepted",
      "undone",
    ]);
    await expect(world.undo(3)).rejects.toMatchObject({ code: "proposal.state" });
  });

  test("is a schedule that has not fired", async () => {
    const world = await open();
    await world.accept(await world.one(nightly()));
    await world.undo(1);
    const [row] = await world.journal.rows("schedules");
    expect(row).toMatchObject({ removed: 1 });
  });

  test("is no word that was said", async () => {
    const world = await open();
    const number = await world.make("The store is slow");
    for (const action of [NOTIFY, { kind: "comment", issue: number, text: "So." } as const]) {
      const n = await world.one(action);
      await world.accept(n);
      await expect(world.undo(n)).rejects.toMatchObject({
        message: expect.stringContaining("stays said"),
      });
    }
  });
});
