import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Stored } from "@wheelhouse/journal";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Search } from "./search.ts";

const DAY = 86_400_000;
const NOW = 100 * DAY;
const made: { close(): Promise<void> }[] = [];
let directory = "";

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "wheelhouse-search-"));
});

afterEach(async () => {
  for (const each of made.splice(0)) await each.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Runs by id, each with what was said in it; a search over them. */
function open(runs: Record<string, readonly Stored[]>, path = join(directory, "s.db")) {
  const search = new Search({
    path,
    days: 30,
    now: () => NOW,
    onError: (error) => {
      throw error;
    },
    feed: {
      lastEventAt: (run) => runs[run]?.at(-1)?.at,
      head: (run) => runs[run]?.length ?? 0,
      read: async (run, from, to) => (runs[run] ?? []).slice(from - 1, to),
    },
  });
  made.push(search);
  return search;
}

function said(seq: number, text: string, more: Partial<Stored> = {}): Stored {
  const place = { gseq: 0, stream: "run/x", seq, at: NOW - DAY };
  return { ...place, type: "agent.text", step: "s", attempt: "s#1.1", data: { text }, ...more };
}

async function taken(runs: Record<string, readonly Stored[]>, path?: string): Promise<Search> {
  const search = open(runs, path);
  search.begin(Object.keys(runs));
  await search.settled();
  return search;
}

describe("the search over sessions", () => {
  test("finds the turns with all words, in whatever case and with or without accents", async () => {
    const search = await taken({
      a: [said(1, "The flush races with close."), said(2, "Größe of the buffer")],
      b: [said(1, "close the door")],
    });
    expect(search.find("CLOSE flush", 10).map(({ run, seq }) => [run, seq])).toEqual([["a", 1]]);
    expect(search.find("grosse", 10)).toEqual([]);
    expect(search.find("große", 10).map(({ seq }) => seq)).toEqual([2]);
    expect(search.find("grö", 10).map(({ seq }) => seq)).toEqual([2]);
    expect(search.find("clo", 10)).toHaveLength(2);
  });

  test("says where in the snippet it was found", async () => {
    const search = await taken({ a: [said(1, "one two \u0002three\u0003 two")] });
    const [hit] = search.find("two", 1);
    expect(hit?.marks.map(([from, to]) => hit.snippet.slice(from, to))).toEqual(["two", "two"]);
    expect(hit).toMatchObject({ run: "a", step: "s", role: "text" });
    expect(hit?.at).toBe(new Date(NOW - DAY).toISOString());
  });

  test.each([
    ['"', 0],
    ["NEAR( OR NOT *", 0],
    ["text:flush", 0],
    ["flush*", 1],
    ['fl"ush', 0],
    ["   ", 0],
    ["%' OR 1=1 --", 0],
  ])("takes %j as words and never as an operator", async (text, hits) => {
    const search = await taken({ a: [said(1, "flush")] });
    expect(search.find(text, 10)).toHaveLength(hits);
  });

  test("takes in what came after, once, also after a restart", async () => {
    const runs: Record<string, Stored[]> = { a: [said(1, "first apple")] };
    const search = await taken(runs);
    runs["a"]?.push(said(2, "second apple"));
    search.changed([{ run: "a", from: 2, to: 2 }]);
    await search.settled();
    expect(search.find("apple", 10)).toHaveLength(2);
    await made.pop()?.close();
    expect((await taken(runs)).find("apple", 10)).toHaveLength(2);
  });

  test("forgets a log that was replaced, and one that is gone", async () => {
    const runs: Record<string, Stored[]> = { a: [said(1, "old apple")], b: [said(1, "apple")] };
    const search = await taken(runs);
    runs["a"] = [said(1, "new pear")];
    search.changed([
      { run: "a", from: 1, to: 1 },
      { run: "b", from: 1, to: 0 },
    ]);
    await search.settled();
    expect(search.find("apple", 10)).toEqual([]);
    expect(search.find("pear", 10)).toHaveLength(1);
  });

  test("looks no further back than it was told", async () => {
    const search = await taken({
      old: [said(1, "apple", { at: NOW - 40 * DAY })],
      both: [said(1, "apple", { at: NOW - 31 * DAY }), said(2, "apple")],
    });
    expect(search.find("apple", 10).map(({ run, seq }) => [run, seq])).toEqual([["both", 2]]);
    expect(search.since()).toBe(NOW - 30 * DAY);
  });

  test("is made anew when its file is damaged", async () => {
    const path = join(directory, "broken.db");
    writeFileSync(path, "this is no database, and long enough to be taken for one".repeat(100));
    const search = await taken({ a: [said(1, "apple")] }, path);
    expect(search.find("apple", 10)).toHaveLength(1);
  });

  test("says which names are mentioned, as words of their own", async () => {
    const search = await taken({ a: [said(1, "look at order-service and shop")] });
    expect(
      search.mentions("a", ["order-service", "order", "shop", "sho", "service-order"]),
    ).toEqual(["order-service", "order", "shop"]);
    expect(search.mentions("b", ["shop"])).toEqual([]);
  });
});
