import { resolveWork } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { createDesk } from "../create-desk.ts";
import { type DeskWorld, openDeskWorld, PROJECT } from "../testing/desk-world.ts";

/** Starts an issue and has its run end well. */
async function solve(world: DeskWorld, number: number): Promise<void> {
  const { run } = await world.do({ do: "start", number });
  await world.asks(number, "approve");
  await world.do({ do: "answer", number, option: "approve" });
  await world.asks(number, "accept");
  await world.do({ do: "accept", number });
  await world.ended(run ?? "");
}

const inputOf = async ({ journal }: DeskWorld, run: string) => {
  const [created] = await journal.read(`run/${run}`, { to: 1 });
  return created?.data;
};

describe("two who start an issue", () => {
  test("at once get one run: the second is refused and told which it is", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty");
    const both = await Promise.allSettled([1, 2, 3].map(() => world.do({ do: "start", number })));
    const refused = both.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(2);
    for (const each of refused)
      expect(each).toMatchObject({
        reason: {
          code: "issue.state",
          message: "Issue #1 is worked on already, by run run1.",
        },
      });
    expect(await world.journal.rows("runs")).toHaveLength(1);
  });

  test("at two desks, which know nothing of each other, get one run too", async () => {
    const world = await openDeskWorld();
    const { engine, journal } = world;
    const number = await world.make("The cart is empty");
    const ports = {
      journal,
      engine,
      crewFor: async () => ({ roles: {} }),
      planNamed: async () => null,
    };
    const other = createDesk(
      { ...ports, workOf: () => resolveWork() },
      { onError: (error) => void world.errors.push(error) },
    );
    const both = await Promise.allSettled([
      world.do({ do: "start", number }),
      other.perform({ do: "start", number, project: PROJECT, by: "bob" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const runs = await journal.rows("runs");
    const started = (await journal.read("issue/orders-1a2b3c/1")).filter(
      ({ type }) => type === "issue.started",
    );
    expect(started.map(({ data }) => data)).toMatchObject([{ run: runs[0]?.["id"] }]);
    expect(runs).toHaveLength(1);
  });

  test("with one key get one run, also when it has ended since", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty");
    const key = "again";
    const first = await world.do({ do: "start", number, key });
    expect(await world.do({ do: "start", number, key })).toMatchObject({
      run: first.run,
      repeated: true,
    });
    await world.do({ do: "stop", number });
    await world.ended("run1");
    expect((await world.do({ do: "start", number, key })).run).toBe(first.run);
    expect((await world.do({ do: "start", number, key: "other" })).run).not.toBe(first.run);
  });

  test("with one key get one run when they come at once", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty");
    const start = { do: "start", number, key: "twice" } as const;
    const all = await Promise.all([world.do(start), world.do(start), world.do(start)]);
    expect(new Set(all.map(({ run }) => run)).size).toBe(1);
    expect(await world.journal.rows("runs")).toHaveLength(1);
  });
});

describe("a start", () => {
  test("and a stop at once leave an issue that is worked on or open, and nothing else", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart is empty");
    await world.do({ do: "start", number });
    await Promise.allSettled([
      world.do({ do: "stop", number }),
      world.do({ do: "start", number }),
      world.do({ do: "stop", number }),
      world.do({ do: "start", number }),
    ]);
    await world.calm();
    const item = (await world.board()).item(number);
    const runs = await world.journal.rows("runs");
    const open = runs.filter((row) => row["ended_at"] === null);
    expect(open.map((row) => row["id"])).toEqual(
      item?.status === "waiting" ? [item.last_run?.id] : [],
    );
    expect(["open", "waiting"]).toContain(item?.status);
  });

  test("waits for what the issue depends on to be done; ended otherwise does not count", async () => {
    const world = await openDeskWorld();
    const first = await world.make("The cart");
    const second = await world.make("The shop");
    const number = await world.make("The bill", { depends_on: [first, second] });
    expect((await world.board()).item(number)?.blocked_by).toEqual([1, 2]);
    await expect(world.do({ do: "start", number })).rejects.toMatchObject({
      code: "issue.blocked",
      message: "Issue #3 waits for #1, #2, which are not done.",
    });
    await world.do({ do: "start", number: first });
    await world.asks(first, "approve");
    await world.do({ do: "stop", number: first });
    await world.ended("run1");
    await world.do({ do: "close", number: second });
    await expect(world.do({ do: "start", number })).rejects.toThrow("waits for #1, #2");
    await world.do({ do: "reopen", number: second });
    await solve(world, first);
    await solve(world, second);
    expect((await world.do({ do: "start", number })).run).not.toBeNull();
  });

  test("gives its flow all that is to be known, cut to what that takes", async () => {
    const world = await openDeskWorld({
      work: {
        roles: { worker: "codex" },
        checks: [{ name: "test", command: ["npm", "test"] }],
        base: "develop",
        approval: "auto",
        limits: { run: { tokens: 5_000 } },
      },
      ports: {
        crewFor: async () => ({
          roles: { worker: "codex" },
          agent: "claude",
          limits: { tokens: 9_000, costUsd: 2 },
        }),
        planNamed: async (_, name) => ({ summary: name, steps: [] }),
      },
    });
    const number = await world.make("Crème brûlée: the cart — is “empty”, and stays it for ever!", {
      description: "x".repeat(150_000),
      type: "bug",
      labels: ["cart"],
    });
    await world.do({ do: "comment", number, text: "Seen" });
    const { run } = await world.do({ do: "start", number, plan: "fix" });
    const created = await inputOf(world, run ?? "");
    expect(created).toMatchObject({
      flow: "solve-issue",
      title: "#1 Crème brûlée: the cart — is “empty”, and stays it for ever!",
      agent: "claude",
      input: {
        issue: { project: PROJECT.id, number: 1, type: "bug", comments: [{ by: "ann" }] },
        work: {
          approval: "auto",
          accept: "ask",
          base: "develop",
          branch: "wheelhouse/1-creme-brulee-the-cart-is-empty-and-stays-it-for",
        },
        roles: { worker: "codex" },
        plan: { summary: "fix" },
      },
    });
    const text = JSON.stringify(created);
    expect(text).toContain("(cut here: 150000 characters in all)");
    expect(text.length).toBeLessThan(110_000);
    const [, planned] = await world.journal.read(`run/${run}`, { to: 2 });
    expect(planned?.data).toMatchObject({ plan: { limits: { tokens: 5_000, costUsd: 2 } } });
  });

  test("has the first plan of a project approved by a person, and later ones no more", async () => {
    const world = await openDeskWorld();
    const approval = async (run: string | null): Promise<unknown> =>
      JSON.parse(JSON.stringify(await inputOf(world, run ?? ""))).input.work.approval;
    const [one, two] = [await world.make("One"), await world.make("Two")];
    const first = await world.do({ do: "start", number: one });
    const second = await world.do({ do: "start", number: two });
    expect([await approval(first.run), await approval(second.run)]).toEqual(["ask", "ask"]);
    await world.asks(one, "approve");
    await world.do({ do: "answer", number: one, option: "stop" });
    await world.ended(first.run ?? "");
    const third = await world.do({ do: "start", number: one });
    expect(await approval(third.run)).toBe("ask");
    await world.asks(two, "approve");
    await world.do({ do: "answer", number: two, option: "approve" });
    const four = await world.make("Four");
    const fourth = await world.do({ do: "start", number: four });
    expect(await approval(fourth.run)).toBe("auto");
  });

  test("of an issue that is done makes a branch of its own", async () => {
    const world = await openDeskWorld();
    const number = await world.make("The cart");
    await solve(world, number);
    const { run } = await world.do({ do: "start", number });
    expect(await inputOf(world, run ?? "")).toMatchObject({
      input: { work: { branch: "wheelhouse/1-the-cart-2" } },
    });
  });

  test("and a close at once never leave a closed issue that is worked on", async () => {
    const world = await openDeskWorld();
    for (let round = 0; round < 6; round++) {
      const number = await world.make("The cart");
      await Promise.allSettled([
        world.do({ do: "start", number }),
        world.do({ do: "close", number }),
      ]);
      await world.calm();
      const item = (await world.board()).item(number);
      expect(item?.status).toBe("closed");
      expect(["cancelled", "never"]).toContain(item?.last_run?.status ?? "never");
    }
  });

  test("and a delete at once never leave a deleted issue that is worked on", async () => {
    const world = await openDeskWorld({ work: { maxRuns: 50 } });
    for (let round = 0; round < 6; round++) {
      const number = await world.make("The cart");
      const both = await Promise.allSettled([
        world.do({ do: "delete", number }),
        world.do({ do: "start", number }),
      ]);
      await world.calm();
      expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const item = (await world.board()).item(number);
      expect(item?.deleted_at === null).toBe(item?.last_run !== null);
    }
  });

  test("that nobody can work for changes nothing", async () => {
    const world = await openDeskWorld({
      ports: { crewFor: () => Promise.reject(new Error("nobody here can write")) },
    });
    const number = await world.make("The cart is empty");
    await expect(world.do({ do: "start", number })).rejects.toThrow("nobody here can write");
    expect(await world.journal.head("issue/orders-1a2b3c/1")).toBe(1);
    expect(await world.journal.rows("runs")).toEqual([]);
  });
});
