import { describe, expect, test } from "vitest";
import { type Play, saidSo } from "../testing/fake-agents.ts";
import { openThreadWorld, saying, type ThreadWorld } from "../testing/thread-world.ts";
import type { Orchestrator } from "./orchestrator.ts";
import { countTokens } from "./count-tokens.ts";

const START = Date.UTC(2026, 0, 5, 9);
const IDLE = 11 * 60_000;

/** Answers in few words, and sums up as `summary` says. */
const answering =
  (summary: () => ReturnType<Play>): Play =>
  (prompted) =>
    prompted.step === "summary" ? summary() : saidSo(`yes to ${prompted.asked.slice(0, 20)}`);

async function opened(summary: () => ReturnType<Play> = () => saidSo("in short")) {
  const world = await openThreadWorld(START, answering(summary));
  const orchestrator = await world.open(world.host());
  if (!orchestrator) throw new Error("the host has died");
  return { world, orchestrator };
}

async function tell(orchestrator: Orchestrator, text: string, thread?: string): Promise<void> {
  await orchestrator.perform(saying(text, thread));
  await orchestrator.settle();
}

/** Words of the last prompt for an answer. */
const lastPrompt = (world: ThreadWorld) =>
  world.agents.prompts.findLast(({ step }) => step === "chat");

describe("the agent of a thread", () => {
  test("is ended when nobody speaks with it, and goes on in its session", async () => {
    const { world, orchestrator } = await opened();
    await tell(orchestrator, "my name is Ana");
    await world.advance(START + IDLE);
    expect(world.agents.alive.size).toBe(0);
    await tell(orchestrator, "what is my name?");
    expect(lastPrompt(world)).toMatchObject({ text: "what is my name?" });
    expect(lastPrompt(world)?.before.join()).toContain("my name is Ana");
  });

  test("is told the conversation when its session cannot be loaded any more", async () => {
    const { world, orchestrator } = await opened();
    await tell(orchestrator, "my name is Ana");
    await world.advance(START + IDLE);
    world.agents.forget();
    await tell(orchestrator, "what is my name?");
    const { text, before } = lastPrompt(world) ?? { text: "", before: [] };
    expect(before).toEqual([]);
    expect(text).toContain("You are the orchestrator");
    expect(text).toContain("Person: my name is Ana");
    expect(text).toContain("You: yes to my name is Ana");
    expect(text.endsWith("The person says:\n\nwhat is my name?")).toBe(true);
    const begun = (await world.journal.read("thread/shop-1a2b3c/main")).filter(
      ({ type }) => type === "reply.begun",
    );
    expect(begun.map(({ data }) => data)).toMatchObject([{ memory: "new" }, { memory: "told" }]);
  });

  test("makes room: three are kept, and who was not spoken with for longest goes", async () => {
    const { world, orchestrator } = await opened();
    for (const [at, thread] of ["a", "b", "c", "a", "d"].entries()) {
      await world.advance(START + at * 1_000);
      await tell(orchestrator, "hello", thread);
    }
    expect(world.agents.alive.size).toBe(3);
    await tell(orchestrator, "hello", "a");
    expect(world.agents.specs).toHaveLength(4);
    await tell(orchestrator, "hello", "b");
    expect(world.agents.specs).toHaveLength(5);
  });

  test("reads the project as it is: when that has changed, its session goes on over another snapshot", async () => {
    const { world, orchestrator } = await opened();
    await tell(orchestrator, "one");
    world.isStale = true;
    await tell(orchestrator, "two");
    expect(world.agents.specs).toHaveLength(2);
    expect(lastPrompt(world)?.before).toHaveLength(1);
    expect(world.agents.doubled).toEqual([]);
  });
});

describe("a long conversation", () => {
  async function long(over: Parameters<typeof opened>[0]) {
    const { world, orchestrator } = await opened(over);
    await tell(orchestrator, "the secret colour is ultramarine");
    for (let at = 0; at < 30; at++) await tell(orchestrator, `message ${at}`);
    return { world, orchestrator };
  }

  test("is summed up by its agent while that is open", async () => {
    const { world } = await long(() => saidSo("They spoke of ultramarine."));
    expect((await world.state())?.summary).toMatchObject({ text: "They spoke of ultramarine." });
    expect(world.agents.prompts.filter(({ step }) => step === "summary")).toHaveLength(1);
  });

  test.each([
    ["by its agent", () => saidSo("They spoke of ultramarine.")],
    [
      "by us when the agent cannot",
      () => ({ end: "failed", class: "agent", error: "no" }) as const,
    ],
  ])("of long ago is told to a session that is made anew, summed up %s", async (_, over) => {
    const { world, orchestrator } = await long(over);
    await world.advance(START + IDLE);
    world.agents.forget();
    await tell(orchestrator, "which colour was it?");
    expect(lastPrompt(world)?.before).toEqual([]);
    expect(lastPrompt(world)?.text).toContain("ultramarine");
    expect(lastPrompt(world)?.text).toContain("Person: message 29");
  });

  test("takes no more than its room, whatever was said", async () => {
    const { world, orchestrator } = await opened(() => saidSo("x".repeat(100_000)));
    for (let at = 0; at < 45; at++) await tell(orchestrator, `${at} ${"word ".repeat(3_000)}`);
    await world.advance(START + IDLE);
    world.agents.forget();
    await tell(orchestrator, "so?");
    expect(countTokens(lastPrompt(world)?.text ?? "")).toBeLessThan(6_000 + 1_500);
  });
});
