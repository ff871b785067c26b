import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Client, createClient } from "../call/create-client.ts";
import { type JournalServer, startJournalServer } from "../testing/journal-server.ts";
import { createTraceStore } from "../trace/create-trace-store.ts";
import type { TraceStore } from "../trace/trace-store.ts";
import { createLiveHub } from "./create-live-hub.ts";
import type { LiveHub } from "./live-hub.ts";

const SECRET = "a-secret-of-this-test";

async function openServer() {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-live-"));
  const pages = mkdtempSync(join(tmpdir(), "wheelhouse-live-page-"));
  let server: JournalServer = await startJournalServer({ home, pages, port: 0, secret: SECRET });
  const { port } = server;
  const client = createClient({ origin: `http://127.0.0.1:${port}`, token: SECRET });
  onTestFinished(async () => {
    await server.kill();
    rmSync(home, { recursive: true, force: true });
    rmSync(pages, { recursive: true, force: true });
  });
  return {
    client,
    say: (run: string, events: number) => server.order({ do: "say", run, events }),
    kill: () => server.kill(),
    async start(): Promise<void> {
      server = await startJournalServer({ home, pages, port, secret: SECRET });
    },
    /** Another journal takes the place of the one there was. */
    forget(): void {
      rmSync(home, { recursive: true });
      mkdirSync(home);
    },
  };
}

function openHub(client: Client): LiveHub {
  const hub = createLiveHub({ client, backOff: () => 50 });
  onTestFinished(() => hub.close());
  return hub;
}

/** A run as a page has it: a snapshot whenever the topic opens, and the stream after it. */
function openRun(hub: LiveHub, client: Client, run: string) {
  const store = createTraceStore({ client, run });
  const doubles: number[] = [];
  const opens: number[] = [];
  let last = 0;
  const leave = hub.subscribe(`run:${run}`, {
    onOpen(asOf) {
      if (asOf < (opens.at(-1) ?? 0)) store.clear();
      opens.push(asOf);
      last = 0;
      void client
        .call(API.runEvents, { parts: { id: run }, query: { limit: "1" } })
        .then(({ head }) => store.grow(head));
    },
    onTrace(rows) {
      for (const seq of rows.seq) {
        if (seq <= last) doubles.push(seq);
        last = seq;
      }
      store.append(rows);
    },
  });
  onTestFinished(() => store.close());
  return { store, doubles, leave, opens };
}

async function until(store: TraceStore, isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const leave = store.subscribe(() => {
    if (isSo()) resolve();
  });
  await promise;
  leave();
}

/** Waits until a store has a run up to a row, and compares all of it with the journal. */
async function compare(store: TraceStore, client: Client, run: string, head: number) {
  await until(store, () => store.head === head && store.ensure(1, head));
  const { events } = await client.call(API.runEvents, { parts: { id: run } });
  const own = events.map(({ seq }) => store.row(seq));
  expect(own).toEqual(
    events.map((event) => ({ ...event, at: Date.parse(event.at), isLoaded: true })),
  );
}

describe("a live hub and the real server", () => {
  test("a page has all of a run after the server was killed again and again, each row once", async () => {
    const server = await openServer();
    const hub = openHub(server.client);
    await server.say("r", 10);
    const run = openRun(hub, server.client, "r");
    await compare(run.store, server.client, "r", 10);
    let head = 10;
    for (let round = 0; round < 3; round++) {
      await server.say("r", 300);
      // Perhaps in the middle of a batch.
      await server.kill();
      await server.start();
      head = Number(await server.say("r", 30));
      await compare(run.store, server.client, "r", head);
    }
    expect([head, run.opens.length, run.doubles]).toEqual([1_000, 1, []]);
  });

  test("topics come and go while rows come, and none is missing or double", async () => {
    const server = await openServer();
    const hub = openHub(server.client);
    await server.say("r", 1);
    await server.say("other", 1);
    const run = openRun(hub, server.client, "r");
    let head = 1;
    for (let round = 0; round < 10; round++) {
      const said = server.say("r", 50);
      const other = openRun(hub, server.client, "other");
      await compare(other.store, server.client, "other", 1 + round);
      await server.say("other", 1);
      await compare(other.store, server.client, "other", 2 + round);
      other.leave();
      head = Number(await said);
    }
    await compare(run.store, server.client, "r", head);
    expect([run.opens.length, run.doubles]).toEqual([1, []]);
    expect(hub.state.kind).toBe("live");
  });

  test("5.6: a page begins anew with another journal", async () => {
    const server = await openServer();
    const hub = openHub(server.client);
    await server.say("r", 300);
    const run = openRun(hub, server.client, "r");
    await compare(run.store, server.client, "r", 300);
    await server.kill();
    server.forget();
    await server.start();
    await server.say("r", 7);
    await compare(run.store, server.client, "r", 7);
    await compare(run.store, server.client, "r", Number(await server.say("r", 2)));
    expect(run.opens.map((asOf) => asOf < 10)).toEqual([false, true]);
  });
});
