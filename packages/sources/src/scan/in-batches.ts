/** Does something for each of many, a few at once, others in between; the answers are in the order of the questions. */
export async function inBatches<T, R>(
  all: readonly T[],
  size: number,
  work: (each: T) => Promise<R>,
): Promise<readonly R[]> {
  const answers: R[] = [];
  for (let from = 0; from < all.length; from += size) {
    if (from > 0) await new Promise(setImmediate);
    answers.push(...(await Promise.all(all.slice(from, from + size).map(work))));
  }
  return answers;
}
