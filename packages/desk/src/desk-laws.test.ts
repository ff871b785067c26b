import { isWheelhouseError, ISSUE_STATUSES, type IssueState, reduceIssue } from "@wheelhouse/core";
import {
  type Arbitrary,
  array,
  asyncProperty,
  assert,
  constant,
  constantFrom,
  integer,
  oneof,
  record,
} from "fast-check";
import { describe, expect, test } from "vitest";
import { DeskModel, type Outcome } from "./testing/desk-model.ts";
import { type DeskWorld, openDeskWorld, type Wanted } from "./testing/desk-world.ts";
import { draws } from "./testing/draws.ts";

const MOST_RUNS = 2;
const number = integer({ min: 1, max: 5 });
const links = {
  depends_on: array(number, { maxLength: 2 }),
  parent: oneof({ weight: 3, arbitrary: constant(null) }, { weight: 1, arbitrary: number }),
};
const plain = constantFrom(
  "start",
  "start",
  "start",
  "stop",
  "accept",
  "accept",
  "close",
  "reopen",
  "delete",
  "restore",
);

const commands = array(
  oneof(
    record({ do: constant("create"), input: record({ title: constant("Something"), ...links }) }),
    record({ do: constant("edit"), number, change: record(links, { requiredKeys: [] }) }),
    record({ do: constant("comment"), number, text: constant("Seen") }),
    record({ do: constant("answer"), number, option: constant("approve") }),
    record({ do: constant("answer"), number, option: constant("approve") }),
    record({ do: plain, number }),
    record({ do: plain, number }),
    record({ do: constant("move"), number, to: constantFrom(...ISSUE_STATUSES) }),
  ),
  { minLength: 10, maxLength: 40 },
) as unknown as Arbitrary<Wanted[]>;

async function outcomeOf(world: DeskWorld, command: Wanted): Promise<Outcome> {
  try {
    await world.do(command);
    return "done";
  } catch (error) {
    if (isWheelhouseError(error)) return error.code;
    throw error;
  }
}

describe("the desk", () => {
  test("does whatever it is told as a simple model of it does, and a rebuilt journal says the same", async () => {
    await assert(
      asyncProperty(commands, async (sequence) => {
        const world = await openDeskWorld({ work: { maxRuns: MOST_RUNS } });
        const model = new DeskModel(MOST_RUNS);
        const first = Array<Wanted>(3).fill({ do: "create", input: { title: "Something" } });
        for (const command of [...first, ...sequence]) {
          expect([command, await outcomeOf(world, command)]).toEqual([
            command,
            model.apply(command),
          ]);
          await world.calm();
        }
        const board = await world.board();
        expect(board.numbers).toEqual(model.numbers);
        for (const each of model.numbers) {
          expect([each, board.status(each)]).toEqual([each, model.status(each)]);
          expect(board.item(each)?.blocked_by).toEqual(model.blockedBy(each));
        }
        await foldsHold(world);
        expect(world.errors).toEqual([]);
        await world.close();
      }),
      draws(25),
    );
  });
});

/** The fold of a prefix and then of the rest is the fold of all, and the tables are what a rebuild makes of the events. */
async function foldsHold({ journal }: DeskWorld): Promise<void> {
  const rows = await journal.rows("issues", { orderBy: "id" });
  for (const row of rows) {
    const events = await journal.read(`issue/${String(row["id"])}`);
    const all = events.reduce<IssueState | undefined>(reduceIssue, undefined);
    for (let cut = 0; cut <= events.length; cut++) {
      const head = events.slice(0, cut).reduce<IssueState | undefined>(reduceIssue, undefined);
      const whole = events.slice(cut).reduce<IssueState | undefined>(reduceIssue, head);
      expect(whole).toEqual(all);
    }
    expect(all?.seq).toBe(row["seq"]);
    expect(all?.runs).toEqual(JSON.parse(String(row["runs"])));
  }
  await journal.rebuild();
  expect(await journal.rows("issues", { orderBy: "id" })).toEqual(rows);
}
