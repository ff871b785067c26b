import { describe, expect, test } from "vitest";
import { issue, openProposalWorld as open, START } from "../../testing/proposal-world.ts";

describe("proposals of one reply", () => {
  test("depend on what was made, and on what is made later", async () => {
    const world = await open();
    await world.propose([issue("a"), issue("b", ["a"]), issue("c", ["a", "b"])]);
    await world.accept(3);
    await world.accept(1);
    await world.accept(2);
    expect(await world.issues()).toEqual([
      ["Part c", [2, 3]],
      ["Part a", []],
      ["Part b", [2]],
    ]);
  });

  test("leave out what was dismissed, and what was taken back", async () => {
    const world = await open();
    await world.propose([issue("a"), issue("b", ["a"]), issue("c", ["b"])]);
    await world.dismiss(1);
    await world.accept(2);
    await world.accept(3);
    expect(await world.issues()).toEqual([
      ["Part b", []],
      ["Part c", [1]],
    ]);
    await world.undo(2);
    expect(await world.issues()).toEqual([["Part c", []]]);
  });

  test("are started once their issue is made, and not before", async () => {
    const world = await open();
    await world.propose([issue("a"), START]);
    await expect(world.accept(2)).rejects.toMatchObject({
      code: "proposal.state",
      message: expect.stringContaining("accept proposal 1 first"),
    });
    await world.accept(1);
    await world.accept(2);
    expect((await world.told(2))?.effect).toEqual({ issue: 1, run: "run1" });
  });

  test("are void when the issue that they start is not wanted", async () => {
    const world = await open();
    await world.propose([issue("a"), START]);
    await world.dismiss(1);
    await expect(world.accept(2)).rejects.toMatchObject({ code: "proposal.state" });
    expect(await world.told(2)).toMatchObject({
      status: "void",
      refusal: expect.stringContaining("dismissed by ann"),
    });
  });

  test("close no circle, whatever a person makes of them", async () => {
    const world = await open();
    await world.propose([issue("a"), issue("b", ["a"])]);
    await world.accept(2);
    await expect(world.accept(1, issue("a", [1]))).rejects.toMatchObject({
      code: "proposal.invalid",
      message: expect.stringContaining("waits for itself"),
    });
    await expect(world.accept(1, issue("a", ["b"]))).rejects.toMatchObject({
      code: "proposal.invalid",
    });
    expect(await world.issues()).toEqual([["Part b", []]]);
  });
});
