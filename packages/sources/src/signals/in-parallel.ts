/** Does something with each item, so many at a time, in their order. Rejects with the first rejection, after all have settled. */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  act: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const settled = await Promise.allSettled(
    Array.from({ length: Math.min(limit, items.length) }, async () => {
      for (const item of queue) await act(item);
    }),
  );
  for (const each of settled) if (each.status === "rejected") throw each.reason;
}
