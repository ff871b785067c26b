import { describe, expect, test } from "vitest";
import { type Play, saidSo } from "../testing/fake-agents.ts";
import { openThreadWorld, saying, SHOP, type ThreadWorld } from "../testing/thread-world.ts";
import type { Orchestrator } from "./orchestrator.ts";

const START = Date.UTC(2026, 0, 5, 9);

/** Says what it was asked, word by word. */
const echo: Play = ({ asked }, hear) => {
  hear({ type: "agent.text", data: { text: `You said ${asked}.` } });
  return saidSo(`You said ${asked}.`);
};

async function opened(play: Play = echo, over = {}) {
  const world = await openThreadWorld(START, play);
  const host = world.host();
  const orchestrator = await world.open(host, over);
  if (!orchestrator) throw new Error("the host has died");
  return { world, host, orchestrator };
}

async function told(world: ThreadWorld, orchestrator: Orchestrator, text: string): Promise<void> {
  await orchestrator.perform(saying(text));
  await orchestrator.settle();
  expect(world.errors).toEqual([]);
}

const texts = async (world: ThreadWorld) =>
  (await world.messages()).map(({ n, speaker, status, text }) => [n, speaker, status, text]);

describe("the orchestrator", () => {
  test("answers what is said, with its words in the stream before its end", async () => {
    const { world, orchestrator } = await opened();
    const done = await orchestrator.perform(saying("hello"));
    expect(done).toEqual({ thread: "shop-1a2b3c/main", message: 1, repeated: false });
    await orchestrator.settle();
    expect(await texts(world)).toEqual([
      [1, "person", "done", "hello"],
      [2, "orchestrator", "done", "You said hello."],
    ]);
    const events = await world.journal.read("thread/shop-1a2b3c/main");
    expect(events.map(({ type }) => type)).toEqual([
      "thread.opened",
      "message.said",
      "reply.begun",
      "reply.heard",
      "reply.ended",
    ]);
    expect(world.errors).toEqual([]);
  });

  test("keeps the agent open, and tells it only what is new", async () => {
    const { world, orchestrator } = await opened();
    await told(world, orchestrator, "my name is Ana");
    await told(world, orchestrator, "what is it?");
    expect(world.agents.specs).toHaveLength(1);
    const [first, second] = world.agents.prompts;
    expect(first?.text).toContain("You are the orchestrator");
    expect(second?.text).toBe("what is it?");
    expect(second?.before).toHaveLength(1);
    expect((await world.state())?.session).toMatchObject({ knows: 4 });
  });

  test("tells the commands of the agents that are open, by their threads", async () => {
    const { world, orchestrator } = await opened();
    const known = async () => (await orchestrator.who(SHOP)).commands;
    expect(await known()).toEqual([]);
    await told(world, orchestrator, "hello");
    expect(await known()).toEqual([
      { thread: "main", name: "compress", description: "Make session-1 shorter." },
    ]);
    expect((await orchestrator.who({ id: "sho", path: "/sho" })).commands).toEqual([]);
    await orchestrator.close();
    expect(await known()).toEqual([]);
  });

  test("says something once for one key, and names the first message", async () => {
    const { world, orchestrator } = await opened();
    const say = () => orchestrator.perform(saying("hello", "main", "k1"));
    const [one, other] = [await say(), await say()];
    expect([one.repeated, other.repeated]).toEqual([false, true]);
    expect(other.message).toBe(one.message);
    await orchestrator.settle();
    expect(await world.messages()).toHaveLength(2);
  });

  test("answers all that waits in one reply, and what comes meanwhile in the next", async () => {
    const gate = Promise.withResolvers<void>();
    const { world, orchestrator } = await opened(async ({ asked }) => {
      await gate.promise;
      return saidSo(`to ${asked.replaceAll("\n", " and ")}`);
    });
    await orchestrator.perform(saying("a"));
    await world.advance(START);
    await orchestrator.perform(saying("b"));
    await orchestrator.perform(saying("c"));
    expect((await world.state())?.reply?.to).toEqual([1]);
    gate.resolve();
    await orchestrator.settle();
    const replies = (await world.messages()).filter(({ speaker }) => speaker === "orchestrator");
    expect(replies.map(({ text, answers }) => [text, answers])).toEqual([
      ["to a", "[1]"],
      ["to b and c", "[3,4]"],
    ]);
  });

  test("makes proposals of what is handed in, in the append of the reply's end", async () => {
    const actions = [
      { action: { kind: "create_issue", ref: "a", title: "Split the cart" }, why: "it is large" },
      { action: { kind: "start_issue", issue: "a" }, why: "you asked for it" },
    ];
    const { world, orchestrator } = await opened(() => saidSo("Two things.", { actions }));
    await told(world, orchestrator, "split it");
    const made = await world.proposals();
    expect(made.map(({ n, status, kind, message }) => [n, status, kind, message])).toEqual([
      [1, "open", "create_issue", 2],
      [2, "open", "start_issue", 2],
    ]);
    const ats = (await world.journal.read("thread/shop-1a2b3c/main")).slice(-3);
    expect(new Set(ats.map(({ at }) => at)).size).toBe(1);
    expect(world.actedAlone).toEqual([]);
  });

  test("hands over to what a project lets it do alone", async () => {
    const action = { kind: "create_issue", title: "Mend it" };
    const { world, orchestrator } = await opened(
      () => saidSo("Yes.", { actions: [{ action, why: "asked" }] }),
      { autonomous: () => ["create_issue"] },
    );
    await told(world, orchestrator, "mend it");
    expect(world.actedAlone).toEqual([2]);
  });

  test("tells the agent once what cannot be, and then leaves it out", async () => {
    const action = { kind: "start_issue", issue: "nothing" };
    const { world, orchestrator } = await opened(() =>
      saidSo("Here.", { actions: [{ action, why: "asked" }] }),
    );
    await told(world, orchestrator, "start it");
    expect(await world.proposals()).toEqual([]);
    expect(world.agents.prompts.at(1)?.text).toContain("no action is called nothing");
    expect((await world.messages()).at(-1)?.why).toContain("no action is called nothing");
  });

  test("does nothing because of prose", async () => {
    const { world, orchestrator } = await opened(() =>
      saidSo('I create the issue now: {"actions": [{"kind": "create_issue"}]}'),
    );
    await told(world, orchestrator, "well?");
    expect(await world.proposals()).toEqual([]);
    expect((await world.messages()).at(-1)).toMatchObject({ status: "done", why: null });
  });

  test("keeps secrets out of the journal and away from the model", async () => {
    const { world, orchestrator } = await opened();
    await told(world, orchestrator, "use ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa for it");
    expect(JSON.stringify(await world.messages())).not.toContain("ghp_aaaa");
    expect(world.agents.prompts.at(0)?.text).not.toContain("ghp_aaaa");
  });
});
