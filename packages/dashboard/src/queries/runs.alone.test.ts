import { InfiniteQueryObserver, QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, test, vi } from "vitest";
import { forgetRevs, patchQueries } from "../live/patch-queries.ts";
import { runItem } from "../live/stand-in-run.ts";
import { invalidateRuns, PAGE, runPagesQuery } from "./runs.ts";

// The client takes `fetch` when its module begins.
const server = vi.hoisted(() => {
  const stand = { answer: (): Response => new Response() };
  vi.stubGlobal("fetch", async () => stand.answer());
  return stand;
});

describe("what the topic of runs keeps fresh", () => {
  test("is all fetched again when the topic opens", () => {
    const queries = new QueryClient();
    const keys = [["runs", {}], ["run-pages", {}], ["run-counts", {}], ["flows"]];
    for (const key of keys) queries.setQueryData(key, []);
    invalidateRuns(queries);
    expect(keys.map((key) => queries.getQueryState(key)?.isInvalidated)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe("pages of runs", () => {
  afterEach(forgetRevs);

  const runs = Array.from({ length: PAGE }, (_, place) => runItem(`r${place}`));
  const last = `r${PAGE - 1}`;
  const ended = runItem(last, { status: "completed" });

  /** Pages of runs at work, of which the server has one full page. */
  async function open(whileAsked: (queries: QueryClient) => void = () => undefined) {
    const queries = new QueryClient();
    server.answer = () => {
      whileAsked(queries);
      return Response.json(runs);
    };
    const query = runPagesQuery({ status: "running" });
    await queries.fetchInfiniteQuery(query);
    const shown = () => new InfiniteQueryObserver(queries, query).getCurrentResult();
    return { queries, shown, count: () => shown().data?.pages[0]?.runs.length };
  }

  test("go on after a full answer, though a run of it has left", async () => {
    const { queries, shown, count } = await open();
    patchQueries(queries, [{ k: "run", id: last, rev: 1, v: ended }]);
    expect(count()).toBe(PAGE - 1);
    expect(shown().hasNextPage).toBe(true);
    expect(shown().data?.pages[0]?.next).toBe(last);
  });

  test("go on after a full answer, though a run of it left while it was on its way", async () => {
    const { shown, count } = await open((queries) =>
      patchQueries(queries, [{ k: "run", id: last, rev: 1, v: ended }]),
    );
    expect(count()).toBe(PAGE - 1);
    expect(shown().data?.pages[0]?.next).toBe(last);
  });

  test("lose none for one that began while the answer was on its way", async () => {
    const fresh = runItem("fresh", { created_at: "2026-11-22T10:00:00.000Z" });
    const { shown } = await open((queries) =>
      patchQueries(queries, [{ k: "run", id: "fresh", rev: 1, v: fresh }]),
    );
    const ids = shown().data?.pages[0]?.runs.map(({ id }) => id);
    expect([ids?.[0], ids?.at(-1)]).toEqual(["fresh", last]);
  });
});
