import { WheelhouseError } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  batchOf,
  type ByteRow,
  type ByteServer,
  createByteServer,
} from "../testing/byte-server.ts";
import { createLiveHub } from "./create-live-hub.ts";
import type { LiveHub, TopicListener } from "./live-hub.ts";
import type { LiveState } from "./live-state.ts";

const ROWS: readonly ByteRow[] = Array.from({ length: 12 }, (_, index) => ({
  topic: index % 3 === 0 ? "run:b" : "run:a",
  seq: index + 1,
}));
const seqsOf = (topic: string, after = 0, rows = ROWS): number[] =>
  rows.filter((row) => row.topic === topic && row.seq > after).map(({ seq }) => seq);

function openHub(server: ByteServer): LiveHub {
  const hub = createLiveHub({ client: server, backOff: () => 0 });
  onTestFinished(() => hub.close());
  return hub;
}

async function until(hub: LiveHub, isSo: (state: LiveState) => boolean): Promise<void> {
  if (isSo(hub.state)) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const leave = hub.onState((state) => {
    if (isSo(state)) resolve();
  });
  await promise;
  leave();
}

/** Hears a topic, and what it brings since it was last opened. */
function hear(hub: LiveHub, topic: string) {
  const opens: number[] = [];
  const seqs: number[] = [];
  let opened = Promise.withResolvers<void>();
  const heard = new Map<number, PromiseWithResolvers<void>>();
  const at = (seq: number): PromiseWithResolvers<void> => {
    const known = heard.get(seq) ?? Promise.withResolvers<void>();
    heard.set(seq, known);
    return known;
  };
  const listener: TopicListener = {
    onOpen(asOf) {
      opens.push(asOf);
      seqs.length = 0;
      opened.resolve();
      opened = Promise.withResolvers();
    },
    onTrace(rows) {
      seqs.push(...rows.seq);
      for (const seq of rows.seq) at(seq).resolve();
    },
  };
  const leave = hub.subscribe(topic, listener);
  return { opens, seqs, leave, row: (seq: number) => at(seq).promise, next: () => opened.promise };
}

describe("a live hub", () => {
  test("5.3: cut after every number of bytes, gives each row after its opening once and in order", async () => {
    const size = batchOf(ROWS, 12).length + 100;
    for (let cut = 20; cut < size; cut += 41) {
      const server = createByteServer();
      const hub = openHub(server);
      const a = hear(hub, "run:a");
      const b = hear(hub, "run:b");
      await Promise.all([a.next(), b.next()]);
      server.rows.push(...ROWS);
      // Every answer is cut, the next one a little later.
      server.cut = (answer) => (cut + answer * 40 < size * 2 ? cut + answer * 40 : undefined);
      hub.subscribe("runs", { onOpen: () => undefined });
      await Promise.all([a.row(12), b.row(10)]);
      expect([a.seqs, b.seqs]).toEqual([seqsOf("run:a"), seqsOf("run:b")]);
      expect([a.opens, b.opens]).toEqual([[0], [0]]);
      hub.close();
    }
  });

  test("opens a topic that comes later where the stream is, and loses nothing of the others", async () => {
    const server = createByteServer(ROWS.slice(0, 6));
    const hub = openHub(server);
    const a = hear(hub, "run:a");
    await a.next();
    server.rows.push(...ROWS.slice(6));
    const b = hear(hub, "run:b");
    await b.next();
    expect([a.opens, b.opens, a.seqs]).toEqual([[6], [12], seqsOf("run:a", 6)]);
    expect(server.asked).toEqual([
      { topics: "run:a", since: undefined },
      { topics: "run:a,run:b", since: 6 },
    ]);
    expect(hub.state.kind).toBe("live");
  });

  test("asks once for topics that come together, and once more for a topic that ends", async () => {
    const server = createByteServer();
    const hub = openHub(server);
    const listeners = ["run:a", "run:b", "runs", "run:a"].map((topic) => hear(hub, topic));
    await Promise.all(listeners.map((each) => each.next()));
    listeners[0]?.leave();
    listeners[1]?.leave();
    const c = hear(hub, "run:c");
    await c.next();
    expect(server.asked.map(({ topics }) => topics)).toEqual([
      "run:a,run:b,runs",
      "run:a,runs,run:c",
    ]);
    expect(listeners[3]?.opens).toHaveLength(1);
  });

  test("opens who comes to an open topic at once, after `subscribe` has returned", async () => {
    const server = createByteServer(ROWS);
    const hub = openHub(server);
    const first = hear(hub, "run:a");
    await first.next();
    server.say(batchOf([{ topic: "run:a", seq: 13 }], 13));
    await first.row(13);
    const second = hear(hub, "run:a");
    expect(second.opens).toEqual([]);
    await second.next();
    expect([second.opens, server.asked.length]).toEqual([[13], 1]);
    server.say(batchOf([{ topic: "run:a", seq: 14 }], 14));
    await second.row(14);
    expect([first.seqs, second.seqs]).toEqual([[13, 14], [14]]);
  });

  test("5.6: opens every topic anew after a reset", async () => {
    const server = createByteServer(ROWS);
    const hub = openHub(server);
    const a = hear(hub, "run:a");
    await a.next();
    server.rows.length = 2;
    const b = hear(hub, "run:b");
    await Promise.all([b.next(), a.next()]);
    expect([a.opens, b.opens]).toEqual([[12, 2], [2]]);
    server.say(batchOf([{ topic: "run:a", seq: 3 }], 3));
    await a.row(3);
    expect(a.seqs).toEqual([3]);
  });

  test("6.3: is closed by a refusal until it is woken, and then goes on where it was", async () => {
    const server = createByteServer(ROWS.slice(0, 6));
    const hub = openHub(server);
    const a = hear(hub, "run:a");
    await a.next();
    server.refuse = new WheelhouseError("access.denied", "Nobody is let in.");
    hear(hub, "run:b");
    await until(hub, ({ kind }) => kind === "closed");
    expect(hub.state.why).toBe("denied");
    server.refuse = undefined;
    server.rows.push(...ROWS.slice(6));
    hub.wake();
    await a.row(12);
    expect([a.seqs, a.opens]).toEqual([seqsOf("run:a", 6), [6]]);
  });

  test("5.1: is stale while nobody answers, and knows the server's clock", async () => {
    const server = createByteServer();
    const hub = openHub(server);
    hear(hub, "run:a");
    await until(hub, ({ kind }) => kind === "live");
    expect(Math.abs(hub.state.clockOffsetMs + Date.now() - 5_000)).toBeLessThan(5_000);
    server.cut = () => 0;
    hear(hub, "run:b");
    await until(hub, ({ kind }) => kind === "stale");
    expect(hub.state).toMatchObject({ why: "ended", heardAt: expect.any(Number) });
    server.cut = undefined;
    await until(hub, ({ kind }) => kind === "live");
    expect(hub.state.why).toBeNull();
  });

  test("has no connection while nothing is subscribed, and begins at the present when something is again", async () => {
    const server = createByteServer(ROWS);
    const hub = openHub(server);
    const a = hear(hub, "run:a");
    await a.next();
    a.leave();
    await until(hub, ({ why }) => why === "idle");
    await hear(hub, "run:a").next();
    expect(server.asked.map(({ since }) => since)).toEqual([undefined, undefined]);
  });

  test("5.4: has no more topics than a stream can have, and those that were wanted last", async () => {
    const server = createByteServer();
    const hub = openHub(server);
    const listeners = Array.from({ length: 70 }, (_, index) => hear(hub, `run:r${index}`));
    await listeners[69]?.next();
    const topics = server.asked.at(-1)?.topics.split(",") ?? [];
    expect(topics).toHaveLength(64);
    expect(topics).not.toContain("run:r5");
    listeners[69]?.leave();
    // The next one in line takes the place, and is told from where on.
    await listeners[5]?.next();
    expect(listeners[5]?.opens).toHaveLength(1);
    expect(listeners[68]?.opens).toHaveLength(1);
  });

  test("5.4: never opens a name that no topic can have, and goes on with the others", async () => {
    const server = createByteServer();
    const hub = openHub(server);
    const wrong = ["run:a,b", "run:a b", "", "rows:a", "step:a", "state:"].map((name) =>
      hear(hub, name),
    );
    await hear(hub, "step:a/b/c").next();
    expect(wrong.flatMap(({ opens }) => opens)).toEqual([]);
    expect(server.asked.map(({ topics }) => topics)).toEqual(["step:a/b/c"]);
  });
});
