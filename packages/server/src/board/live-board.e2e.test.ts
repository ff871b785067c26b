import { type IssueItem, isWheelhouseError } from "@wheelhouse/core";
import { readBoard } from "@wheelhouse/desk";
import { describe, expect, test } from "vitest";
import type { UnsignedCommand } from "../server-deps.ts";
import { createDice, type Dice } from "../testing/dice.ts";
import { makeIssue } from "../testing/made-issue.ts";
import { makeRun, say } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { LiveBoard } from "./live-board.ts";

const OPS = 80;

/** Something that a person may want of one of the first issues, whether or not it can be had. */
function wish(dice: Dice, project: { id: string; path: string }): UnsignedCommand {
  const number = 1 + dice.below(8);
  const other = 1 + dice.below(8);
  const issue = { project, number };
  const words = { title: `Title ${dice.below(1_000)}` };
  const one = dice.pick([
    { do: "create", project, input: words },
    { do: "create", project, input: { ...words, parent: other, depends_on: [number] } },
    { do: "edit", ...issue, change: words },
    { do: "edit", ...issue, change: { parent: dice.below(2) === 0 ? null : other } },
    { do: "edit", ...issue, change: { depends_on: dice.below(2) === 0 ? [] : [other] } },
    { do: "comment", ...issue, text: "Yes." },
    { do: "start", ...issue },
    { do: "start", ...issue },
    { do: "answer", ...issue, option: "approve" },
    { do: "answer", ...issue, option: "stop" },
    { do: "accept", ...issue },
    { do: "stop", ...issue },
    { do: "close", ...issue },
    { do: "reopen", ...issue },
    { do: "delete", ...issue },
    { do: "restore", ...issue },
  ] satisfies UnsignedCommand[]);
  if (!one) throw new Error("there is always a wish");
  return one;
}

async function perform({ deps }: World, command: UnsignedCommand): Promise<boolean> {
  try {
    await deps.desk?.perform(command);
    return true;
  } catch (error) {
    if (isWheelhouseError(error)) return false;
    throw error;
  }
}

/** Everything that readers who came at different times and by different ways have of a board. */
class Readers {
  readonly since = new Map<number, IssueItem>();
  readonly between = new Map<number, IssueItem>();
  #place = 0;
  #position = 0;

  take(board: LiveBoard, to: number): void {
    for (const { item } of board.since(this.#place)) this.since.set(item.number, item);
    this.#place = board.place;
    for (const { item } of board.between(this.#position, to)) this.between.set(item.number, item);
    this.#position = to;
  }
}

/** The board as the tables have it, and where that is; nothing happened while it was read. */
async function still(world: World, board: LiveBoard) {
  for (;;) {
    const to = await world.journal.watermark();
    const driving = new Set(world.engine.driving);
    await board.sync(to);
    await board.drive(driving, () => to + 0.5);
    const read = await readBoard(world.journal, "orders", driving);
    const isStill =
      (await world.journal.watermark()) === to &&
      [...driving].join() === world.engine.driving.join();
    if (isStill) return { to, items: read.numbers.map((number) => read.item(number)) };
  }
}

describe("the board of a project", () => {
  test.each([1, 2, 3, 4])(
    "however it is followed, is what the tables say, card for card (seed %i)",
    async (seed) => {
      const world = await openWorld();
      const dice = createDice(seed * 7_919);
      const project = { id: "orders", path: world.home };
      const board = new LiveBoard(world.deps, "orders");
      const readers = new Readers();
      for (let n = 1; n <= 6; n++)
        await perform(world, { do: "create", project, input: { title: `Issue ${n}` } });
      let done = 0;
      for (let op = 0; op < OPS; op++) {
        if (await perform(world, wish(dice, project))) done++;
        if (dice.below(3) > 0) continue;
        const to = await world.journal.watermark();
        await board.sync(to);
        readers.take(board, to);
      }
      const { to, items } = await still(world, board);
      readers.take(board, to);
      expect(board.cards().map(({ item }) => item)).toEqual(items);
      const byNumber = (cards: ReadonlyMap<number, IssueItem>): IssueItem[] =>
        [...cards.values()].toSorted((a, b) => a.number - b.number);
      expect(byNumber(readers.since)).toEqual(items);
      expect(byNumber(readers.between)).toEqual(items);
      expect(done).toBeGreaterThan(OPS / 5);
      expect(world.errors).toEqual([]);
    },
    60_000,
  );

  test("makes a card anew only where something has changed that it shows", async () => {
    const world = await openWorld();
    const project = { id: "orders", path: world.home };
    for (let n = 1; n <= 3; n++)
      await perform(world, { do: "create", project, input: { title: `Issue ${n}` } });
    const board = new LiveBoard(world.deps, "orders");
    await board.sync(await world.journal.watermark());
    const before = board.cards();
    await perform(world, { do: "comment", project, number: 2, text: "Yes." });
    await board.sync(await world.journal.watermark());
    const same = board.cards().map((card, index) => card === before[index]);
    expect(same).toEqual([true, false, true]);
  });

  test("sees who drives a run also when it looked at another run meanwhile", async () => {
    const driving = ["r"];
    const wheel = { driving: () => Promise.resolve([...driving]) };
    const { journal } = await openWorld();
    for (const [number, run] of ["r", "s"].entries()) {
      await makeIssue(journal, number + 1, { run });
      await makeRun(journal, run);
    }
    const board = new LiveBoard({ journal, wheel }, "orders");
    await board.sync(await journal.watermark());
    driving.length = 0;
    await say(journal, "s", "no card shows this");
    const paused = { type: "run.paused", data: { reason: "x", by: "ann" } };
    await journal.append([{ stream: "run/s", class: "run", events: [paused] }]);
    await board.sync(await journal.watermark());
    const told = await board.drive(new Set(), () => 1_000.5);
    expect(told.map(({ rev, item }) => [rev, item.number, item.last_run?.status])).toEqual([
      [1_000.5, 1, "interrupted"],
    ]);
    expect(await board.drive(new Set(), () => 2_000)).toEqual([]);
    expect(board.place).toBe(1_000.5);
  });
});
