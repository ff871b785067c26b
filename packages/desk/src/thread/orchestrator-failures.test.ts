import { alertRowSchema } from "@wheelhouse/core";
import type { TurnEnd } from "@wheelhouse/engine";
import { describe, expect, test } from "vitest";
import { type Play, saidSo } from "../testing/fake-agents.ts";
import { openThreadWorld, saying, SHOP, type ThreadWorld } from "../testing/thread-world.ts";
import { markerOfThread } from "./warm-session.ts";

const START = Date.UTC(2026, 0, 5, 9);
const MAIN = { project: SHOP, thread: "main", by: "ana" } as const;
const MARKER = markerOfThread("shop-1a2b3c/main");

async function opened(play: Play) {
  const world = await openThreadWorld(START, play);
  const host = world.host();
  const orchestrator = await world.open(host);
  if (!orchestrator) throw new Error("the host has died");
  return { world, host, orchestrator };
}

/** Fails as often as there are ends, and answers then. */
function failing(...ends: readonly TurnEnd[]): Play {
  const left = [...ends];
  return ({ asked }) => left.shift() ?? saidSo(`to ${asked}`);
}
const crash: TurnEnd = {
  end: "failed",
  class: "agent",
  error: "it died in the middle of its turn",
};
/** An agent that says something and nothing more. */
const silent: Play = (_, hear) => {
  hear({ type: "agent.text", data: { text: "I begin" } });
  return new Promise(() => undefined);
};

const replies = async (world: ThreadWorld) =>
  (await world.messages())
    .filter(({ speaker }) => speaker === "orchestrator")
    .map(({ status, failure, text }) => [status, failure, text]);

describe("a reply that fails", () => {
  test("is tried once more by itself, from what was said", async () => {
    const { world, orchestrator } = await opened(failing(crash));
    await orchestrator.perform(saying("a"));
    await orchestrator.settle();
    expect(await replies(world)).toEqual([
      ["failed", "agent", ""],
      ["done", null, "to a"],
    ]);
    expect(world.agents.doubled).toEqual([]);
  });

  test("stays failed with why after the second time, until somebody says something", async () => {
    const { world, orchestrator } = await opened(failing(crash, crash));
    await orchestrator.perform(saying("a"));
    await orchestrator.settle();
    expect((await world.messages()).at(-1)?.why).toContain("in the middle of its turn");
    expect(await world.state()).toMatchObject({ failures: 2, waiting: [1] });
    await orchestrator.perform(saying("b"));
    await orchestrator.settle();
    expect((await replies(world)).at(-1)).toEqual(["done", null, "to a\nb"]);
  });

  test("is tried again when somebody starts the thread", async () => {
    const { world, orchestrator } = await opened(failing(crash, crash));
    await orchestrator.perform(saying("a"));
    await orchestrator.settle();
    await orchestrator.perform({ do: "start", ...MAIN });
    await orchestrator.settle();
    expect((await replies(world)).at(-1)).toEqual(["done", null, "to a"]);
  });

  test("tells a person at once when nobody is signed in, and is not tried again", async () => {
    const { world, orchestrator } = await opened(
      failing({ end: "failed", class: "auth", error: "Nobody is signed in. Sign in: qwen" }),
    );
    await orchestrator.perform(saying("a"));
    await orchestrator.settle();
    expect(await replies(world)).toEqual([["failed", "auth", ""]]);
    const alerts = await world.journal.rows("alerts");
    expect(alerts.map((row) => alertRowSchema.parse(row))).toMatchObject([
      { priority: "critical", text: "Nobody is signed in. Sign in: qwen" },
    ]);
  });

  test("waits as long as a provider takes no requests", async () => {
    const until = START + 60_000;
    const { world, orchestrator } = await opened(
      failing({ end: "rate-limited", until, error: "too many requests." }),
    );
    await orchestrator.perform(saying("a"));
    await orchestrator.settle();
    expect((await world.messages()).at(-1)?.why).toContain("2026-01-05T09:01:00");
    await world.advance(until - 1);
    expect(world.agents.prompts).toHaveLength(1);
    await world.advance(until + 1);
    await orchestrator.settle();
    expect((await replies(world)).at(-1)).toEqual(["done", null, "to a"]);
  });

  test("is no failure when an agent has died while nobody spoke with it", async () => {
    const { world, orchestrator } = await opened(failing());
    await orchestrator.perform(saying("a"));
    await orchestrator.settle();
    world.agents.kill(MARKER);
    await orchestrator.perform(saying("b"));
    await orchestrator.settle();
    expect(await replies(world)).toEqual([
      ["done", null, "to a"],
      ["done", null, "to b"],
    ]);
    expect(world.agents.prompts.at(-1)?.before).toHaveLength(1);
  });

  test("is broken off when it takes too long", async () => {
    const { world, orchestrator } = await opened(silent);
    await orchestrator.perform(saying("a"));
    await world.advance(START + 20 * 60_000);
    expect((await replies(world))[0]).toEqual(["failed", "timeout", "I begin"]);
  });

  test("may not write: what it has changed is told, and nothing is proposed", async () => {
    const action = { kind: "create_issue", title: "Mend it" };
    const { world, orchestrator } = await opened(() =>
      saidSo("Yes.", { actions: [{ action, why: "asked" }] }),
    );
    world.agents.level = "agent-enforced";
    world.wrote = ["src/orders.ts"];
    await orchestrator.perform(saying("a"));
    await orchestrator.settle();
    expect((await world.messages()).at(-1)).toMatchObject({ status: "failed", failure: "wrote" });
    expect(await world.proposals()).toEqual([]);
  });
});

describe("a question of an agent", () => {
  test("is the question of its reply", async () => {
    const { world, orchestrator } = await opened(() => ({
      end: "asked",
      text: "Which one?",
      options: [{ id: "a", label: "the first", effect: "output" }],
    }));
    await orchestrator.perform(saying("a"));
    await orchestrator.settle();
    expect((await world.messages()).at(-1)).toMatchObject({
      status: "done",
      question: "Which one?\n\n- the first",
    });
  });

  test("for a permission is refused, and it goes on without", async () => {
    const permission = { fingerprint: "f", kind: "execute", title: "rm", tool: "t" };
    const { world, orchestrator } = await opened(
      failing({ end: "asked", text: "May I run rm?", options: [], permission }),
    );
    await orchestrator.perform(saying("a"));
    await orchestrator.settle();
    expect(world.agents.prompts.at(-1)?.text).toContain("refused");
    expect(await replies(world)).toEqual([["done", null, "to a"]]);
  });
});

describe("a thread", () => {
  test("is broken off by a stop: its agent is dead when that is told, and late words change nothing", async () => {
    let late = (): void => undefined;
    const { world, orchestrator } = await opened((prompted, hear) => {
      late = () => hear({ type: "agent.text", data: { text: " more" } });
      return silent(prompted, hear, new AbortController().signal);
    });
    await orchestrator.perform(saying("a"));
    await world.advance(START);
    expect(world.agents.alive).toEqual(new Set([MARKER]));
    await orchestrator.perform({ do: "stop", ...MAIN });
    expect(world.agents.alive.size).toBe(0);
    late();
    await world.advance(START + 1_000);
    expect(await replies(world)).toEqual([["cancelled", null, "I begin"]]);
    await orchestrator.perform(saying("b"));
    await orchestrator.settle();
    expect(await world.state()).toMatchObject({ stopped: { by: "ana" }, waiting: [3] });
  });

  test("is answered again when it is started", async () => {
    const { world, orchestrator } = await opened(failing());
    await orchestrator.perform({ do: "start", ...MAIN });
    await orchestrator.perform({ do: "stop", ...MAIN });
    await orchestrator.perform(saying("a"));
    await orchestrator.perform({ do: "start", ...MAIN });
    await orchestrator.settle();
    expect(await replies(world)).toEqual([["done", null, "to a"]]);
  });

  test("that is not there yet is opened by whoever chooses who answers in it", async () => {
    const { world, orchestrator } = await opened(() => saidSo("here"));
    await orchestrator.perform({ do: "switch", ...MAIN, agent: "claude", model: null });
    expect(await world.state()).toMatchObject({ agent: "claude", messages: 0 });
    await orchestrator.perform(saying("hello"));
    await orchestrator.settle();
    expect(world.agents.specs.map(({ agent }) => agent)).toEqual(["claude"]);
  });

  test("is gone on with by whom a person switches to, who is told what was said", async () => {
    const { world, orchestrator } = await opened(failing());
    await orchestrator.perform(saying("the colour is blue"));
    await orchestrator.settle();
    await orchestrator.perform({ do: "switch", ...MAIN, agent: "claude", model: null });
    await orchestrator.perform(saying("which colour?"));
    await orchestrator.settle();
    const last = world.agents.prompts.at(-1);
    expect(last).toMatchObject({ agent: "claude", before: [] });
    expect(last?.text).toContain("Person: the colour is blue");
    expect(world.agents.alive.size).toBe(1);
  });

  test("waits as long as nobody can answer, says why, and is answered then", async () => {
    const { world, orchestrator } = await opened(failing());
    world.who = { offline: { reason: "No agent with a model.", hint: "Install one." } };
    await orchestrator.perform(saying("a"));
    await orchestrator.settle();
    expect((await orchestrator.who(SHOP)).offline?.reason).toBe("No agent with a model.");
    expect(await world.state()).toMatchObject({ waiting: [1], failures: 0, reply: undefined });
    world.who = { agent: "qwen", model: undefined };
    await world.advance(START + 31_000);
    await orchestrator.settle();
    expect(await replies(world)).toEqual([["done", null, "to a"]]);
  });

  test("that nobody has opened cannot be stopped", async () => {
    const { orchestrator } = await opened(failing());
    await expect(orchestrator.perform({ do: "stop", ...MAIN })).rejects.toMatchObject({
      code: "thread.unknown",
    });
  });

  test("of digests is stopped before there is any, and set going again", async () => {
    const { world, orchestrator } = await opened(failing());
    const inbox = { ...MAIN, thread: "inbox" };
    await orchestrator.perform({ do: "stop", ...inbox });
    expect(await world.state("inbox")).toMatchObject({ stopped: { by: MAIN.by } });
    await orchestrator.perform({ do: "start", ...inbox });
    expect(await world.state("inbox")).toMatchObject({ stopped: undefined, waiting: [] });
  });

  test("of digests takes no words of a person", async () => {
    const { orchestrator } = await opened(failing());
    await expect(orchestrator.perform(saying("a", "inbox"))).rejects.toMatchObject({
      code: "thread.state",
    });
  });
});

describe("a digest", () => {
  test("is answered by its decisions, which people can read in its thread", async () => {
    const decisions = [{ item: "i1", decision: "silent", why: "it mended itself" }];
    const { world, orchestrator } = await opened(() => saidSo("", { decisions }));
    expect(await orchestrator.ask(SHOP, "Item i1")).toEqual({ decisions });
    expect(await world.messages("inbox")).toMatchObject([
      { speaker: "wheelhouse", status: "done", text: "Item i1" },
      { speaker: "orchestrator", text: "- i1: silent. it mended itself" },
    ]);
    expect(world.agents.alive.size).toBe(0);
  });

  test("in prose decides nothing, and each has a session of its own", async () => {
    const { world, orchestrator } = await opened(() => saidSo("Close everything."));
    expect(await orchestrator.ask(SHOP, "one")).toEqual({ decisions: [] });
    expect(await orchestrator.ask(SHOP, "two")).toEqual({ decisions: [] });
    expect(world.agents.prompts.at(-1)?.text).not.toContain("one");
    expect(await world.proposals()).toEqual([]);
  });

  test("that a host left in the middle is not answered by the next one, which leaves nothing open", async () => {
    const { world, host, orchestrator } = await opened(silent);
    void orchestrator.ask(SHOP, "one");
    await world.advance(START);
    expect((await world.state("inbox"))?.reply).toBeDefined();
    host.kill();
    await world.open(world.host());
    await world.advance(START + 60_000);
    expect(await world.state("inbox")).toMatchObject({ reply: undefined, waiting: [] });
    expect(world.agents.prompts).toHaveLength(1);
    expect(world.agents.alive.size).toBe(0);
  });

  test("says when nobody can look, and when whoever looked has failed", async () => {
    const { world, orchestrator } = await opened(() => crash);
    expect(await orchestrator.ask(SHOP, "one")).toHaveProperty("offline");
    world.who = { offline: { reason: "Nobody.", hint: "" } };
    expect(await orchestrator.ask(SHOP, "two")).toEqual({ offline: "Nobody." });
    expect(await world.messages("inbox")).toHaveLength(3);
  });
});
