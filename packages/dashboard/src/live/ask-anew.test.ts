import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { askAnew } from "./ask-anew.ts";

/** A query that somebody looks at; each of its fetches is answered when it is said. */
function open() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const queryKey = ["repositories"];
  const fetches: PromiseWithResolvers<string>[] = [];
  const fetched = (place: number): PromiseWithResolvers<string> =>
    (fetches[place] ??= Promise.withResolvers<string>());
  let asked = 0;
  const observer = new QueryObserver(queries, {
    queryKey,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => fetched(asked++).promise,
  });
  observer.subscribe(() => undefined);
  return {
    queries,
    queryKey,
    fetched,
    asked: () => asked,
    data: () => queries.getQueryData(queryKey),
  };
}

describe("asking anew", () => {
  test("asks once more when a first answer was under way, which may be from before", async () => {
    const { queries, queryKey, fetched, asked, data } = open();
    askAnew(queries, { queryKey });
    expect(asked()).toBe(1);
    fetched(0).resolve("from before");
    await expect.poll(asked).toBe(2);
    expect(data()).toBe("from before");
    fetched(1).resolve("as it is");
    await expect.poll(data).toBe("as it is");
    expect(asked()).toBe(2);
  });

  test("asks once when there was an answer", async () => {
    const { queries, queryKey, fetched, asked, data } = open();
    fetched(0).resolve("from before");
    await expect.poll(data).toBe("from before");
    askAnew(queries, { queryKey });
    fetched(1).resolve("as it is");
    await expect.poll(data).toBe("as it is");
    expect(asked()).toBe(2);
  });

  test("leaves a first fetch that fails to who tries again", async () => {
    const { queries, queryKey, fetched, asked } = open();
    askAnew(queries, { queryKey });
    fetched(0).reject(new Error("gone"));
    await expect.poll(() => queries.getQueryState(queryKey)?.status).toBe("error");
    expect(asked()).toBe(1);
  });
});
