import { eventsPageSchema } from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import { appendLongRun } from "../testing/long-run.ts";
import { makeRun, say } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";

async function ask(world: World, run: string, query: Record<string, string | number>) {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) words.set(name, String(value));
  const response = await world.get(`/api/runs/${run}/events?${words.toString()}`);
  const body: unknown = await response.json();
  return { status: response.status, body };
}

/** The page of such a query. */
async function page(world: World, run: string, query: Record<string, string | number>) {
  const { body } = await ask(world, run, query);
  const { events, ...rest } = eventsPageSchema.parse(body);
  return { ...rest, seqs: events.map(({ seq }) => seq) };
}

async function longWorld(): Promise<{ world: World; all: readonly Stored[] }> {
  const world = await openWorld();
  await appendLongRun(world.journal, "long", { events: 9_000, steps: 12 });
  return { world, all: await world.journal.read("run/long") };
}

describe("http-api 3.16: a run's events", () => {
  test("3.16: a window is given by its ends, or as the last ones before a seq", async () => {
    const { world } = await longWorld();
    const rest = { head: 9_000, truncated: false };
    expect(await page(world, "long", { from: 10, to: 12 })).toEqual({
      ...rest,
      seqs: [10, 11, 12],
      total: 3,
    });
    const first = await page(world, "long", {});
    expect([first.seqs.length, first.seqs[0], first.truncated]).toEqual([5_000, 1, true]);
    const last = await page(world, "long", { before: 9_001, limit: 3 });
    expect(last).toEqual({ ...rest, seqs: [8_998, 8_999, 9_000], truncated: true, total: 9_000 });
    expect((await page(world, "long", { before: 3, limit: 9 })).seqs).toEqual([1, 2]);
    expect(await page(world, "long", { from: 9_001 })).toEqual({ ...rest, seqs: [], total: 0 });
    expect((await page(world, "long", { from: 5, limit: 0 })).seqs).toEqual([]);
  });

  test("3.16: step, type and text narrow it, and the latest are given unless from says otherwise", async () => {
    const { world, all } = await longWorld();
    const cases: [Record<string, string | number>, (event: Stored) => boolean][] = [
      [{ step: "audit-3" }, ({ step }) => step === "audit-3"],
      [{ type: "agent.tool." }, ({ type }) => type.startsWith("agent.tool.")],
      [{ type: "step.,run.started" }, ({ type }) => /^step\.|^run\.started$/.test(type)],
      [
        { type: "agent.usage", step: "audit-12" },
        (e) => e.type === "agent.usage" && e.step === "audit-12",
      ],
      [{ q: "TAKELOCK in src" }, ({ data }) => JSON.stringify(data).includes("takeLock in src")],
      [{ q: "dritte" }, () => false],
    ];
    for (const [query, wants] of cases) {
      const seqs = all.filter(wants).map(({ seq }) => seq);
      const rest = { head: 9_000, total: seqs.length };
      expect(await page(world, "long", { ...query, limit: 40 })).toEqual({
        ...rest,
        seqs: seqs.slice(-40),
        truncated: seqs.length > 40,
      });
      expect((await page(world, "long", { ...query, limit: 40, from: 1 })).seqs).toEqual(
        seqs.slice(0, 40),
      );
      const [middle = 0] = seqs.slice(Math.floor(seqs.length / 2));
      const before = await page(world, "long", { ...query, limit: 7, before: middle });
      expect(before.seqs).toEqual(seqs.filter((seq) => seq < middle).slice(-7));
    }
  });

  test("3.16: the text is meant as it is, in values and not in how they are stored", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const long = `${"ä".repeat(70_000)} needle`;
    await say(
      world.journal,
      "r",
      'say "hi"\nThere',
      ".*",
      "(a+)+$ [x] C:\\new",
      long,
      "ÄRGER ſs",
      "%_",
    );
    const seqs = async (q: string) => (await page(world, "r", { q, from: 5 })).seqs;
    expect(await seqs('"HI"\nthere')).toEqual([5]);
    expect(await seqs("nThere")).toEqual([]);
    expect(await seqs(".*")).toEqual([6]);
    expect(await seqs("(a+)+$ [X]")).toEqual([7]);
    expect(await seqs("c:\\N")).toEqual([7]);
    expect(await seqs("NEEDLE")).toEqual([8]);
    expect(await seqs("ärger")).toEqual([9]);
    expect(await seqs("%_")).toEqual([10]);
    expect(await seqs("text")).toEqual([]);
  });

  test("3.16: a step may have slashes and quotes in its name", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const step = 'audit/a "b"/c';
    const event = { type: "agent.text", step, attempt: "x", data: { text: "in it" } };
    await world.journal.append([{ stream: "run/r", class: "agent", events: [event] }]);
    expect((await page(world, "r", { step })).seqs).toEqual([5]);
    expect((await page(world, "r", { step: "audit/a" })).seqs).toEqual([]);
  });

  test.each([
    { q: "x".repeat(10_240) },
    { q: "" },
    { type: "x".repeat(500) },
    { before: "-1" },
    { limit: "1e9" },
    { sort: "seq" },
  ])("2.4: what cannot be asked is refused: %o", async (query) => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const { status, body } = await ask(world, "r", query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "usage" });
  });

  test("3.16: a limit above the most gives the most", async () => {
    const { world } = await longWorld();
    expect((await page(world, "long", { limit: 1_000_000 })).seqs).toHaveLength(5_000);
  });
});
