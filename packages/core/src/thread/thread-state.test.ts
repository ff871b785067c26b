import { describe, expect, test } from "vitest";
import { threadOfRow, threadProjection } from "../views/threads/thread-row.ts";
import { messageProjection } from "../views/threads/message-row.ts";
import { proposalProjection } from "../views/threads/proposal-row.ts";
import type { Row, RunProjection } from "../views/rows/projection.ts";
import { reduceThread, type ThreadState } from "./thread-state.ts";
import { type ThreadEvent, threadEventSchema } from "./thread-events.ts";

const OPENED: ThreadEvent = {
  type: "thread.opened",
  data: { project: { id: "shop", path: "/shop" }, name: "main", title: "", by: "ana" },
};
const said = (message: number): ThreadEvent => ({
  type: "message.said",
  data: { message, from: "person", by: "ana", text: `message ${message}`, refs: [] },
});
const begun = (message: number, to: number[], attempt = 1): ThreadEvent => ({
  type: "reply.begun",
  data: { message, to, agent: "qwen", attempt, memory: "new" },
});
const ended = (message: number, end: "done" | "failed" | "cancelled"): ThreadEvent => ({
  type: "reply.ended",
  data: { message, end, text: "so it is", session: "s1" },
});
const made = (proposal: number): ThreadEvent => ({
  type: "proposal.made",
  data: { proposal, message: 2, action: { kind: "start_issue", issue: 3 }, why: "asked" },
});

const stored = (events: readonly ThreadEvent[]) =>
  events.map((event, at) => ({ ...threadEventSchema.parse(event), seq: at + 1, at: 1_000 + at }));
const fold = (...events: ThreadEvent[]): ThreadState | undefined => {
  let state: ThreadState | undefined;
  for (const event of stored([OPENED, ...events])) state = reduceThread(state, event);
  return state;
};

/** The rows of a projection, whatever the groups in which it is given the events. */
function rows(projection: RunProjection, events: readonly ThreadEvent[], size: number): Row[] {
  const table = new Map<string, Row>();
  const all = stored(events);
  for (let from = 0; from < all.length; from += size)
    for (const { key, row } of projection.project(
      "thread/shop/main",
      all.slice(from, from + size),
      (id) => table.get(id),
    ))
      if (row) table.set(key, row);
  return [...table.values()];
}

describe("a thread", () => {
  test("is not there before it was opened", () => {
    const [event] = stored([said(1)]);
    expect(event && reduceThread(undefined, event)).toBeUndefined();
  });

  test("answers all that waits in one reply, and what comes meanwhile in the next", () => {
    const state = fold(said(1), said(2), begun(3, [1, 2]), said(4));
    expect(state).toMatchObject({ messages: 4, waiting: [4], reply: { message: 3, to: [1, 2] } });
  });

  test("goes on in the session of a reply that ended", () => {
    const state = fold(said(1), begun(2, [1]), ended(2, "done"));
    expect(state?.session).toEqual({ id: "s1", agent: "qwen", knows: 2, model: undefined });
    expect(state).toMatchObject({ waiting: [], reply: undefined, failures: 0 });
  });

  test("has the messages of a reply that failed waiting again, before later ones", () => {
    const state = fold(said(1), begun(2, [1]), said(3), ended(2, "failed"));
    expect(state).toMatchObject({ waiting: [1, 3], failures: 1, session: undefined });
  });

  test("answers nothing that a person broke off", () => {
    expect(fold(said(1), begun(2, [1]), ended(2, "cancelled"))?.waiting).toEqual([]);
  });

  test("counts the proposals that nobody has answered", () => {
    const state = fold(said(1), begun(2, [1]), ended(2, "done"), made(1), made(2), {
      type: "proposal.accepted",
      data: { proposal: 1, effect: { run: "r1" }, by: "ana" },
    });
    expect(state).toMatchObject({ proposals: 2, openProposals: 1 });
  });
});

describe("the tables of threads", () => {
  const events: ThreadEvent[] = [
    OPENED,
    said(1),
    begun(2, [1]),
    { type: "reply.heard", data: { message: 2, heard: [{ kind: "text", text: "so" }] } },
    ended(2, "failed"),
    begun(3, [1], 2),
    ended(3, "done"),
    made(1),
    { type: "proposal.dismissed", data: { proposal: 1, by: "ana", why: "no" } },
  ];

  test.each([threadProjection, messageProjection, proposalProjection])(
    "$name are the same however events are grouped",
    (projection) => {
      const whole = rows(projection, events, events.length);
      expect(whole.length).toBeGreaterThan(0);
      for (const size of [1, 2, 3]) expect(rows(projection, events, size)).toEqual(whole);
    },
  );

  test("hold the state that the events fold to", () => {
    const [row] = rows(threadProjection, events, 2);
    expect(row && threadOfRow(row)).toEqual(fold(...events.slice(1)));
  });

  test("say where each message is", () => {
    const said = rows(messageProjection, events, 2).map(({ n, status, text }) => [n, status, text]);
    expect(said).toEqual([
      [1, "done", "message 1"],
      [2, "failed", "so it is"],
      [3, "done", "so it is"],
    ]);
  });
});
