import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { API, type RunHead } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { followRun } from "../follow/follow-run.ts";
import { openRealServer, type RealServer } from "../testing/real-server.ts";
import { createTraceStore } from "../trace/create-trace-store.ts";
import { createLiveHub } from "./create-live-hub.ts";

type Head = Pick<RunHead, "status" | "observed">;

/** A log of a harness, and what is waited for of its run. */
async function openLog({ client, logs }: RealServer) {
  const path = join(logs, "nightly", "run.log");
  mkdirSync(join(logs, "nightly"));
  const textOf = (lines: readonly object[]): string =>
    lines.map((line) => `${JSON.stringify({ v: 1, ts: Date.now(), ...line })}\n`).join("");
  const write = (...lines: readonly object[]): void => appendFileSync(path, textOf(lines));
  const rewrite = (...lines: readonly object[]): void => writeFileSync(path, textOf(lines));
  const notes = (count: number): object[] =>
    Array.from({ length: count }, (_, index) => ({ kind: "note", msg: `note ${index}` }));
  const live = createLiveHub({ client, backOff: () => 50 });
  const begun = Promise.withResolvers<string>();
  live.subscribe("runs", {
    onOpen: () => write({ kind: "run.started", title: "Nightly" }),
    onPatch: (patch) => begun.resolve(patch[0]?.id ?? ""),
  });
  const run = await begun.promise;
  live.close();
  return { run, write, rewrite, notes };
}

/** A page of the run: rows as the page keeps them, and the head that it was told last. */
function openPage({ client }: RealServer, run: string) {
  const store = createTraceStore({ client, run });
  const hub = createLiveHub({ client, backOff: () => 50 });
  let isOpen = false;
  let head: Head | undefined;
  let headRev = -1;
  const told = new Set<() => void>();
  const tell = (): void => {
    for (const each of told) each();
  };
  const take = (rev: number, news: Head): void => {
    if (rev >= headRev) [headRev, head] = [rev, news];
    tell();
  };
  store.subscribe(tell);
  hub.subscribe(`run:${run}`, {
    onTrace: (rows) => store.append(rows),
    onOpen() {
      if (isOpen) store.clear();
      isOpen = true;
      const asked = client.call(API.runEvents, { parts: { id: run }, query: { limit: "1" } });
      void asked.then((page) => store.grow(page.head));
    },
  });
  hub.subscribe(`state:${run}`, {
    onOpen() {
      const asked = client.call(API.runState, { parts: { id: run } });
      void asked.then(({ run: fetched, as_of: rev }) => take(rev, fetched));
    },
    onPatch(patch) {
      for (const entry of patch) if (entry.k === "head") take(entry.rev, entry.v);
    },
  });
  onTestFinished(() => {
    hub.close();
    store.close();
  });
  return {
    store,
    async until(isSo: (head: Head | undefined) => boolean): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = (): void => {
        if (isSo(head)) resolve();
      };
      told.add(look);
      look();
      await promise;
      told.delete(look);
    },
    /** Resolves when the store has what the server has, row by row. */
    async isWhole(): Promise<void> {
      const { events } = await client.call(API.runEvents, { parts: { id: run } });
      await this.until(() => {
        const isThere = store.head >= events.length && store.ensure(1, events.length);
        return isThere && events.every(({ seq, data }) => isSame(store.row(seq)?.data, data));
      });
      expect(store.head).toBe(events.length);
    },
  };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

describe("8.5: a page of a run that another harness drives", () => {
  test("8.5: is as the log is, also when the server is killed in the middle", async () => {
    const server = await openRealServer();
    const { run, write, notes } = await openLog(server);
    const page = openPage(server, run);
    const seqs: number[] = [];
    const follower = followRun({
      client: server.client,
      run,
      backOff: () => 50,
      onEvent: ({ seq }) => void seqs.push(seq),
    });
    onTestFinished(() => follower.close());
    for (const name of ["build", "hardening"]) {
      write(...notes(100), { kind: "phase.entered", phase: name });
      await page.until((head) => head?.observed?.phase === name);
    }
    await page.isWhole();
    await server.kill();
    write(...notes(300), { kind: "phase.entered", phase: "verify" });
    await server.start();
    write(...notes(10), { kind: "wheel.requested", msg: "A test is red" });
    await page.until((head) => head?.observed?.wheel?.reason === "A test is red");
    await page.isWhole();
    const { run: whole } = await server.client.call(API.runState, { parts: { id: run } });
    expect(whole.observed?.phases.map(({ name }) => name)).toEqual([
      "build",
      "hardening",
      "verify",
    ]);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  test("8.5: begins anew when the log does", async () => {
    const server = await openRealServer();
    const { run, write, rewrite, notes } = await openLog(server);
    const page = openPage(server, run);
    let resets = 0;
    const last = Promise.withResolvers<void>();
    const seqs: number[] = [];
    const follower = followRun({
      client: server.client,
      run,
      backOff: () => 50,
      onReset() {
        resets++;
        seqs.length = 0;
      },
      onEvent({ seq, type }) {
        seqs.push(seq);
        if (type === "run.completed") last.resolve();
      },
    });
    onTestFinished(() => follower.close());
    write(...notes(50), { kind: "phase.entered", phase: "build" });
    await page.until((head) => head?.observed?.phase === "build");
    await page.isWhole();
    rewrite({ kind: "run.started", title: "Another" }, ...notes(5));
    await page.until(() => page.store.head > 0 && page.store.head < 20);
    await page.isWhole();
    write({ kind: "run.completed" });
    await page.until((head) => head?.status === "completed");
    await last.promise;
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(resets).toBe(1);
  });
});
