import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { refetchOwed, setPatched, shouldFetchNow } from "./refetch-owed.ts";

/** A query that somebody looks at, and a server that answers as it is told. */
async function openShown() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const queryKey = ["run", "r"];
  let isGone = false;
  let asked = 0;
  const observer = new QueryObserver(queries, {
    queryKey,
    staleTime: Number.POSITIVE_INFINITY,
    async queryFn() {
      asked += 1;
      if (isGone) throw new Error("gone");
      return `answer ${asked}`;
    },
  });
  observer.subscribe(() => undefined);
  await observer.refetch({ cancelRefetch: false });
  return {
    queries,
    queryKey,
    asked: () => asked,
    data: () => queries.getQueryData(queryKey),
    settled: () => queries.getQueryCache().find({ queryKey })?.promise,
    async fail() {
      isGone = true;
      await queries.invalidateQueries({ queryKey });
      isGone = false;
    },
  };
}

describe("a fetch that failed while the server was gone", () => {
  test("is done when the server is there again", async () => {
    const shown = await openShown();
    await shown.fail();
    refetchOwed(shown.queries);
    await shown.settled();
    expect(shown.data()).toBe("answer 3");
    refetchOwed(shown.queries);
    expect(shown.asked()).toBe(3);
  });

  test("is owed still after a patch of what is shown", async () => {
    const shown = await openShown();
    await shown.fail();
    setPatched(shown.queries, shown.queryKey, "patched");
    expect(shown.data()).toBe("patched");
    refetchOwed(shown.queries);
    await shown.settled();
    expect(shown.data()).toBe("answer 3");
  });

  test("is not owed by a patch alone", async () => {
    const shown = await openShown();
    setPatched(shown.queries, shown.queryKey, "patched");
    refetchOwed(shown.queries);
    expect([shown.asked(), shown.data()]).toEqual([1, "patched"]);
  });

  test.each([
    ["that answered", { status: "success", isInvalidated: false }, false],
    ["that failed", { status: "error", isInvalidated: true }, true],
    ["that failed before anything was shown", { status: "error", isInvalidated: false }, true],
    ["that is known to be old", { status: "success", isInvalidated: true }, true],
    ["that is under way", { fetchStatus: "fetching", isInvalidated: true }, false],
    ["that waits for its next try", { fetchStatus: "fetching", fetchFailureCount: 2 }, true],
  ] as const)("decides of a query %s", (_, state, expected) => {
    const plain = { fetchStatus: "idle", status: "success", isInvalidated: false } as const;
    expect(shouldFetchNow({ ...plain, fetchFailureCount: 0, ...state })).toBe(expected);
  });
});
