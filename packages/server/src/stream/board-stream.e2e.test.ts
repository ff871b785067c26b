import { issueItemSchema, type IssueItem } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { happened, ISSUES, newIssue, startUntilAsked } from "../testing/issue-calls.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { type Frame, framesUntil, readFrames } from "../testing/read-frames.ts";

const boardSchema = z.object({ as_of: z.number(), issues: z.array(issueItemSchema) });

/** Follows the board; it ends with the test. */
async function followBoard(world: World): Promise<AsyncGenerator<Frame, void, void>> {
  const response = await world.get(`${ISSUES}/stream`);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const frames = readFrames(response);
  onTestFinished(async () => void (await frames.return(undefined)));
  return frames;
}

/** Takes what comes first: the whole board. */
async function wholeBoard(frames: AsyncGenerator<Frame, void, void>): Promise<IssueItem[]> {
  const first = await framesUntil(frames, ({ event }) => event === "live");
  const told = first.filter(({ event }) => event !== "comment" && event !== "message");
  expect(told.map(({ event }) => event)).toEqual(["board", "live"]);
  return boardSchema.parse(told[0]?.data).issues;
}

function cardOf({ event, data }: Frame): IssueItem | undefined {
  return event === "issue" ? issueItemSchema.parse(data) : undefined;
}

/** The next card that fits, and the numbers of all cards that came up to it. */
async function cardsUntil(
  frames: AsyncGenerator<Frame, void, void>,
  fits: (card: IssueItem) => boolean,
): Promise<{ readonly card: IssueItem; readonly numbers: readonly number[] }> {
  const all = await framesUntil(frames, (frame) => {
    const card = cardOf(frame);
    return card !== undefined && fits(card);
  });
  const cards = all.flatMap((frame) => cardOf(frame) ?? []);
  const card = cards.at(-1);
  if (!card) throw new Error("no card came");
  return { card, numbers: cards.map(({ number }) => number) };
}

describe("http-api 5.10: the stream of a board", () => {
  test("5.10: sends the whole board first, then one event for an issue that has changed", async () => {
    const world = await openWorld();
    for (let n = 1; n <= 15; n++) await newIssue(world, `Issue ${n}`);
    const frames = await followBoard(world);
    expect((await wholeBoard(frames)).map(({ number }) => number)).toEqual(
      Array.from({ length: 15 }, (_, index) => index + 1),
    );
    await world.post(`${ISSUES}/7/close`, {});
    const { card, numbers } = await cardsUntil(frames, ({ status }) => status === "closed");
    expect([card.number, numbers]).toEqual([7, [7]]);
  });

  test("5.10: a card follows its run, to waiting, on and to done, and carries what is asked", async () => {
    const world = await openWorld();
    await newIssue(world, "Totals are wrong");
    const frames = await followBoard(world);
    await wholeBoard(frames);
    const run = await startUntilAsked(world, 1);
    const waiting = await cardsUntil(frames, ({ status }) => status === "waiting");
    expect(waiting.card).toMatchObject({
      runs: 1,
      last_run: { id: run, status: "waiting", steps: { total: 4, completed: 1 } },
      request: { id: `${run}-q1`, about: "plan" },
    });
    await world.post(`${ISSUES}/1/answer`, { option: "approve" });
    await happened(world, run, "request.opened", 2);
    await world.post(`${ISSUES}/1/accept`, {});
    const done = await cardsUntil(frames, ({ status }) => status === "done");
    expect(done.card).toMatchObject({ request: null, last_run: { steps: { completed: 4 } } });
  });

  test("5.10: cards around one that changes change too: who waits for it, and whose part it is", async () => {
    const world = await openWorld();
    await newIssue(world, "Whole");
    await newIssue(world, "Part", { parent: 1 });
    await newIssue(world, "Later", { depends_on: [2] });
    const frames = await followBoard(world);
    expect(await wholeBoard(frames)).toMatchObject([
      { children: { total: 1, done: 0 } },
      {},
      { blocked_by: [2] },
    ]);
    const run = await startUntilAsked(world, 2);
    await world.post(`${ISSUES}/2/answer`, { option: "approve" });
    await happened(world, run, "request.opened", 2);
    await world.post(`${ISSUES}/2/accept`, {});
    await cardsUntil(frames, ({ number, children }) => number === 1 && children.done === 1);
    await cardsUntil(frames, ({ number }) => number === 3);
    const read = z.array(issueItemSchema).parse(await (await world.get(ISSUES)).json());
    expect(read[2]?.blocked_by).toEqual([]);
    await world.post(`${ISSUES}/2/edit`, { parent: null });
    await cardsUntil(frames, ({ number, children }) => number === 1 && children.total === 0);
  });

  test("5.10: a deleted issue is removed, a restored one comes again, and who comes again gets the whole board", async () => {
    const world = await openWorld();
    await newIssue(world, "One");
    await newIssue(world, "Two");
    const frames = await followBoard(world);
    await wholeBoard(frames);
    await world.post(`${ISSUES}/1/delete`, {});
    const removed = await framesUntil(frames, ({ event }) => event === "issue-removed");
    expect(removed.at(-1)?.data).toEqual({ id: "orders/1", number: 1 });
    expect((await wholeBoard(await followBoard(world))).map(({ number }) => number)).toEqual([2]);
    await world.post(`${ISSUES}/1/restore`, {});
    expect((await cardsUntil(frames, () => true)).card.number).toBe(1);
  });

  test("5.10: a board without issues is empty, and gets its first one; what other projects do is not told", async () => {
    const world = await openWorld();
    const frames = await followBoard(world);
    expect(await wholeBoard(frames)).toEqual([]);
    const other = { id: "elsewhere", path: world.home };
    const input = { title: "Not here" };
    await world.deps.desk?.perform({ do: "create", project: other, input });
    await newIssue(world, "Here");
    expect((await cardsUntil(frames, () => true)).card).toMatchObject({
      id: "orders/1",
      title: "Here",
    });
  });

  test("5.10: a silent board shows that it lives, by comments without content", async () => {
    const world = await openWorld({ deps: { beatMs: 50 } });
    await newIssue(world, "One");
    const frames = await followBoard(world);
    await wholeBoard(frames);
    const silence = await framesUntil(frames, ({ event }) => event === "comment");
    expect(silence).toHaveLength(1);
  });

  test("5.10, 6.3: is shut to who has no proof, and has no method but GET", async () => {
    const world = await openWorld();
    expect((await fetch(`${world.origin}${ISSUES}/stream`)).status).toBe(401);
    expect((await world.post(`${ISSUES}/stream`, {})).status).toBe(405);
    const head = await fetch(`${world.origin}${ISSUES}/stream`, {
      method: "HEAD",
      headers: { authorization: `Bearer ${world.secret}` },
    });
    expect(head.status).toBe(200);
  });

  test("5.10: text of people cannot leave its frame", async () => {
    const world = await openWorld();
    const evil = "x\n\nevent: board\ndata: {}\n\n\r\u2028data: y";
    await newIssue(world, "One", { labels: [`a\nevent: x`] });
    const frames = await followBoard(world);
    await wholeBoard(frames);
    await world.post(`${ISSUES}/1/edit`, { title: evil });
    const { card, numbers } = await cardsUntil(frames, () => true);
    expect([card.title.startsWith("x"), numbers]).toEqual([true, [1]]);
  });

  test("5.10: readers that come while it changes all see the same board in the end", async () => {
    const world = await openWorld();
    for (let n = 1; n <= 5; n++) await newIssue(world, `Issue ${n}`);
    const readers: Promise<ReadonlyMap<number, string>>[] = [];
    for (let n = 0; n < 24; n++) {
      await world.post(`${ISSUES}/${(n % 5) + 1}/edit`, { title: `Title ${n}` });
      if (n % 4 > 0) continue;
      readers.push(titlesUntil(await followBoard(world), "The last"));
    }
    // Of those that change at once, the one with the highest number comes last.
    await world.post(`${ISSUES}/5/edit`, { title: "The last" });
    const last = new Map([20, 21, 22, 23].map((n, index) => [index + 1, `Title ${n}`]));
    last.set(5, "The last");
    for (const reader of readers)
      expect(new Map([...(await reader)].toSorted(([a], [b]) => a - b))).toEqual(last);
  });
});

/** Folds a board's frames until a title comes. */
async function titlesUntil(
  frames: AsyncGenerator<Frame, void, void>,
  title: string,
): Promise<ReadonlyMap<number, string>> {
  const titles = new Map<number, string>();
  for await (const frame of frames) {
    const card = cardOf(frame);
    const cards = frame.event === "board" ? boardSchema.parse(frame.data).issues : [card];
    for (const each of cards) if (each) titles.set(each.number, each.title);
    if (card?.title === title) return titles;
  }
  throw new Error("the stream ended");
}
