import { isWheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { type DeskWorld, openDeskWorld, type Wanted } from "./testing/desk-world.ts";

const ROUNDS = 8;

/** A world with an issue whose run asks the question of this step. */
async function asking(step: "approve" | "accept") {
  const world = await openDeskWorld({ work: { maxRuns: 50 } });
  const next = async (): Promise<{ number: number; run: string }> => {
    const number = await world.make("The cart is empty");
    const { run } = await world.do({ do: "start", number });
    await world.asks(number, "approve");
    if (step === "accept") await world.do({ do: "answer", number, option: "approve" });
    await world.asks(number, step);
    return { number, run: run ?? "" };
  };
  return { world, next };
}

/** What came of things that are done at once: `done`, or the code of the refusal. */
async function atOnce(world: DeskWorld, ...commands: readonly Wanted[]): Promise<string[]> {
  const all = await Promise.allSettled(commands.map((command) => world.do(command)));
  return all.map((each) => {
    if (each.status === "fulfilled") return "done";
    const { reason } = each;
    if (isWheelhouseError(reason)) return reason.code;
    throw reason;
  });
}

const statusOf = async (world: DeskWorld, number: number) => (await world.board()).status(number);

describe("at once", () => {
  test("an accept and a stop: the work is done and nothing was stopped, or it is stopped and open", async () => {
    const { world, next } = await asking("accept");
    for (let round = 0; round < ROUNDS; round++) {
      const { number, run } = await next();
      const accept: Wanted = { do: "accept", number };
      const stop: Wanted = { do: "stop", number };
      const both = round % 2 === 0 ? [accept, stop] : [stop, accept];
      const came = await atOnce(world, ...both);
      await world.ended(run);
      const [accepted, stopped] = round % 2 === 0 ? came : came.toReversed();
      const status = await statusOf(world, number);
      expect(["done", "open"]).toContain(status);
      // Who is told that it was stopped can believe it, and who is refused knows why.
      expect([round, stopped]).toEqual([round, status === "done" ? "issue.state" : "done"]);
      expect(status === "done" ? [accepted] : ["done", "issue.state"]).toContain(accepted);
    }
  });

  test("an answer and a stop: the run ends, whoever was first", async () => {
    const { world, next } = await asking("approve");
    for (let round = 0; round < ROUNDS; round++) {
      const { number, run } = await next();
      const answer: Wanted = { do: "answer", number, option: "approve" };
      const stop: Wanted = { do: "stop", number };
      const came = await atOnce(world, ...(round % 2 === 0 ? [answer, stop] : [stop, answer]));
      await world.ended(run);
      expect(came).toContain("done");
      expect(await statusOf(world, number)).toBe("open");
      expect((await world.board()).requests(number)).toEqual([]);
    }
  });

  test("two stops, and a stop and a close: the run ends once", async () => {
    const { world, next } = await asking("approve");
    for (let round = 0; round < ROUNDS; round++) {
      const { number, run } = await next();
      const other: Wanted = round % 2 === 0 ? { do: "stop", number } : { do: "close", number };
      const came = await atOnce(world, { do: "stop", number }, other);
      await world.ended(run);
      expect(came).toContain("done");
      expect(await statusOf(world, number)).toBe(round % 2 === 0 ? "open" : "closed");
      const ends = (await world.journal.read(`run/${run}`)).filter(
        ({ type }) => type === "run.cancelled",
      );
      expect(ends).toHaveLength(1);
    }
  });
});

describe("a host that was killed right after the birth of a run", () => {
  test("has started it: the same start again names it, and who takes over has it asked", async () => {
    let world = await openDeskWorld({ work: { maxRuns: 1 } });
    const numbers = [await world.make("One"), await world.make("Two")] as const;
    const first = await world.do({ do: "start", number: numbers[0], key: "k1" });
    const second = await world.do({ do: "start", number: numbers[1], key: "k2" });
    expect(second.isQueued).toBe(true);
    // Nobody had come to begin the second one, nor to drive either.
    world = await world.reboot();
    for (const [at, key] of [first, second].map((each, index) => [each, `k${index + 1}`] as const))
      expect(await world.do({ do: "start", number: at.number, key })).toMatchObject({
        run: at.run,
        repeated: true,
      });
    expect(await world.journal.rows("runs")).toHaveLength(2);
    await world.engine.recover();
    await world.desk.settle();
    await world.asks(numbers[0], "approve");
    expect(await statusOf(world, numbers[1])).toBe("inprogress");
    await world.do({ do: "stop", number: numbers[0] });
    await world.ended(first.run ?? "");
    await world.asks(numbers[1], "approve");
  });
});
