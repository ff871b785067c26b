import { threadStream } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { PROJECT } from "../../testing/desk-world.ts";
import {
  FLOW,
  issue,
  nightly,
  NOTIFY,
  openProposalWorld as open,
} from "../../testing/proposal-world.ts";

describe("a proposal that is accepted", () => {
  test.each([
    ["create_issue", issue("a"), { issue: 1 }],
    ["launch_flow", FLOW, { run: "run1" }],
    ["schedule", nightly(), { schedule: "orders-1a2b3c/nightly" }],
    ["notify", NOTIFY, { alert: expect.stringMatching(/-1$/) }],
  ])("is done and recorded in one append: %s", async (_, action, effect) => {
    const world = await open();
    const n = await world.one(action);
    const before = await world.journal.watermark();
    await world.accept(n);
    expect(await world.told(n)).toMatchObject({ status: "accepted", answered_by: "ann", effect });
    const after = await Array.fromAsync({ length: 1 }, async () => {
      for await (const batch of world.journal.tail({ since: before })) return batch;
      return [];
    });
    // What is told of it comes with it: the first that a follower sees has both.
    const [first = []] = after;
    expect(first.map(({ type }) => type)).toContain("proposal.accepted");
    expect(new Set(first.map(({ stream }) => stream)).size).toBeGreaterThan(1);
  });

  test("starts an issue with its run, and comments on one", async () => {
    const world = await open();
    const number = await world.make("The store is slow");
    await world.accept(await world.one({ kind: "start_issue", issue: number }));
    await world.accept(
      await world.one({ kind: "comment", issue: number, text: "It is the index." }),
    );
    const [first, second] = await world.proposals();
    expect([first?.effect, second?.effect]).toEqual([{ issue: 1, run: "run1" }, { issue: 1 }]);
    const [row] = await world.runs();
    expect(row).toMatchObject({ id: "run1", created_by: "ann" });
  });

  test("is dismissed with why, without the secret that is quoted in it", async () => {
    const world = await open();
    const n = await world.one(issue("a"));
    const token = `ghp_${"A1b2C3d4E5".repeat(4)}`;
    await world.dismiss(n, "ann", `It has ${token}`);
    expect(await world.told(n)).toMatchObject({ refusal: "It has [redacted:github-token]" });
    const events = await world.journal.read(threadStream(PROJECT.id, "main"));
    expect(JSON.stringify(events)).not.toContain(token);
  });

  test("is done once: of two tabs the other is told who, and what came of it", async () => {
    const world = await open();
    for (const action of [
      issue("a"),
      FLOW,
      nightly(),
      { kind: "start_issue", issue: 1 } as const,
    ]) {
      const n = await world.one(action);
      const ends = await Promise.allSettled([
        world.accept(n, undefined, "ann"),
        world.accept(n, undefined, "bob"),
        world.dismiss(n, "cem"),
      ]);
      const done = ends.filter(({ status }) => status === "fulfilled");
      expect([action.kind, done.length]).toEqual([action.kind, 1]);
      const row = await world.told(n);
      const refused = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
      const why = {
        code: "proposal.state",
        message: expect.stringContaining(`by ${row?.answered_by}`),
      };
      expect(refused).toMatchObject([why, why]);
    }
    expect(await world.proposals()).toHaveLength(4);
  });

  test("is done while words of another reply come in", async () => {
    const world = await open();
    const number = await world.make("The store is slow");
    await world.propose([issue("a"), { kind: "start_issue", issue: number }, FLOW]);
    const stream = threadStream(PROJECT.id, "main");
    const heard = { message: 2, heard: [{ kind: "text", text: "so" }] };
    const events = [{ type: "reply.heard", data: heard }];
    let isDone = false;
    const words = (async () => {
      while (!isDone) await world.engine.append([{ stream, class: "agent", events }]);
    })();
    await Promise.all([1, 2, 3].map((n) => world.accept(n)));
    isDone = true;
    await words;
    expect((await world.proposals()).map(({ status }) => status)).toEqual([
      "accepted",
      "accepted",
      "accepted",
    ]);
  });

  test("tells the second what came of it in words", async () => {
    const world = await open();
    const n = await world.one(issue("a"));
    await world.accept(n);
    await expect(world.accept(n)).rejects.toMatchObject({
      message: "Proposal 1 was accepted by ann: issue #1.",
    });
  });
});

describe("a proposal that came too late", () => {
  test.each(["close", "delete"] as const)("is void once its issue is gone: %s", async (what) => {
    const world = await open();
    const number = await world.make("The store is slow");
    const n = await world.one({ kind: "start_issue", issue: number });
    await world.do({ do: what, number });
    await expect(world.accept(n)).rejects.toMatchObject({ code: "proposal.state" });
    expect(await world.told(n)).toMatchObject({ status: "void" });
    expect(await world.runs()).toEqual([]);
  });

  test("is void once its flow is gone", async () => {
    const world = await open();
    const n = await world.one({ kind: "launch_flow", flow: "nowhere" });
    await expect(world.accept(n)).rejects.toMatchObject({ code: "proposal.state" });
    expect(await world.told(n)).toMatchObject({ status: "void" });
  });

  test("stays open when it can be done later", async () => {
    const world = await open();
    const number = await world.make("The store is slow");
    const later = await world.make("Then the shop", { depends_on: [number] });
    const n = await world.one({ kind: "start_issue", issue: later });
    await expect(world.accept(n)).rejects.toMatchObject({
      code: "proposal.state",
      message: expect.stringContaining("waits for #1"),
    });
    expect((await world.told(n))?.status).toBe("open");
  });

  test("is unknown when it never was", async () => {
    const world = await open();
    await expect(world.accept(1)).rejects.toMatchObject({ code: "thread.unknown" });
    await world.one(issue("a"));
    await expect(world.accept(2)).rejects.toMatchObject({ code: "proposal.unknown" });
  });
});
