import { describe, expect, test } from "vitest";
import { openDeskWorld } from "../testing/desk-world.ts";

describe("a new issue", () => {
  test("gets the number after the highest, also when many are made at once", async () => {
    const world = await openDeskWorld();
    const numbers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => world.make(`Issue ${index}`)),
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect((await world.board()).numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  test("is made once for a key", async () => {
    const world = await openDeskWorld();
    const make = { do: "create", input: { title: "The cart is empty" }, key: "k" } as const;
    const first = await world.do(make);
    await world.make("Another");
    expect(await world.do(make)).toMatchObject({ number: first.number, repeated: true });
    expect((await world.board()).numbers).toEqual([1, 2]);
  });

  test("hangs on its parent and on others, and those know of it", async () => {
    const world = await openDeskWorld();
    const parent = await world.make("The shop");
    const number = await world.make("The cart", { parent, depends_on: [parent, parent] });
    const board = await world.board();
    expect(board.item(number)).toMatchObject({ parent, depends_on: [parent], blocked_by: [1] });
    expect(board.item(parent)?.children).toEqual({ total: 1, done: 0 });
    expect([board.parts(parent), board.neededBy(parent)]).toEqual([[number], [number]]);
  });

  test.each([
    ["no title", {}, /^An issue needs a title\.$/],
    ["a title of spaces", { title: " \n\t" }, /^An issue needs a title, and this one is empty/],
    ["a title as long as a letter", { title: "x".repeat(301) }, /^The title cannot be that/],
    ["an empty label", { title: "A", labels: [" "] }, /^A label is empty/],
    [
      "many labels",
      { title: "A", labels: Array.from({ length: 21 }, (_, each) => `l${each}`) },
      /^The labels cannot/,
    ],
    ["an unknown dependency", { title: "A", depends_on: [9] }, /^There is no issue #9/],
    ["an unknown parent", { title: "A", parent: 4 }, /^There is no issue #4/],
    ["itself to depend on", { title: "A", depends_on: [3] }, /depends on itself: #3 → #3/],
    [
      "a deleted dependency",
      { title: "A", depends_on: [2] },
      /^It cannot hang on #2, which is del/,
    ],
  ])("with %s is refused in words", async (_, input, message) => {
    const world = await openDeskWorld();
    for (const title of ["One", "Two"]) await world.make(title);
    await world.do({ do: "delete", number: 2 });
    await expect(world.do({ do: "create", input })).rejects.toMatchObject({
      code: "issue.invalid",
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/\S/),
    });
    expect((await world.board()).numbers).toEqual([1, 2]);
  });
});

describe("a circle", () => {
  test("of dependencies is refused and shown, however long it is", async () => {
    const world = await openDeskWorld();
    for (const [title, ...depends_on] of [["One"], ["Two", 1], ["Three", 2]] as const)
      await world.make(title, { depends_on });
    await expect(
      world.do({ do: "edit", number: 1, change: { depends_on: [3] } }),
    ).rejects.toMatchObject({
      code: "issue.invalid",
      message: "Then issue #1 depends on itself: #1 → #3 → #2 → #1.",
      hint: "Leave out one of the links, such as that of #1 to #3.",
    });
    await expect(world.do({ do: "edit", number: 2, change: { depends_on: [2] } })).rejects.toThrow(
      "#2 → #2",
    );
  });

  test("of parents is refused and shown", async () => {
    const world = await openDeskWorld();
    await world.make("One");
    await world.make("Two", { parent: 1 });
    await expect(world.do({ do: "edit", number: 1, change: { parent: 2 } })).rejects.toThrow(
      "Then issue #1 is a part of itself: #1 → #2 → #1.",
    );
  });

  test("that two would close together is closed by neither", async () => {
    const world = await openDeskWorld();
    for (const title of ["One", "Two"]) await world.make(title);
    const both = await Promise.allSettled([
      world.do({ do: "edit", number: 1, change: { depends_on: [2] } }),
      world.do({ do: "edit", number: 2, change: { depends_on: [1] } }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is not seen where there is none, and a lost dependency does not forbid other edits", async () => {
    const world = await openDeskWorld();
    await world.make("One");
    await world.make("Two", { depends_on: [1] });
    await world.make("Three", { depends_on: [1, 2] });
    await world.do({ do: "delete", number: 1 });
    await world.do({ do: "edit", number: 3, change: { depends_on: [1], title: "Three!" } });
    const board = await world.board();
    expect(board.item(3)).toMatchObject({ title: "Three!", depends_on: [1], blocked_by: [1] });
    expect(board.neededBy(1)).toEqual([2, 3]);
  });
});
