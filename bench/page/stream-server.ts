/**
 * A process with the real server over a journal of its own, which appends long runs at a given pace, as whoever drives
 * them does. It is told what to do by lines of JSON on standard input, and answers each with a line.
 */
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { EVENT_VERSION, type Json, RUN_PROJECTIONS } from "@wheelhouse/core";
import { openSqliteJournal } from "@wheelhouse/journal";
import { createApp, createKeys, listen } from "../../packages/server/src/index.ts";
import type { ServerDeps } from "../../packages/server/src/server-deps.ts";
import { longRun } from "../../packages/server/src/testing/long-run.ts";
import type { Order } from "./order.ts";

const [home = "", pages = ""] = process.argv.slice(2);
const journal = await openSqliteJournal({
  path: join(home, "journal.db"),
  projections: RUN_PROJECTIONS,
  eventVersion: EVENT_VERSION,
});
const open = new Set<string>();
const refuse = (): Promise<never> => Promise.reject(new Error("nobody drives these runs"));
const SECRET = "a-secret-of-this-measurement-and-of-nothing-else";
const keys = createKeys(SECRET, Date.now);
const deps: Omit<ServerDeps, "port"> = {
  journal,
  wheel: {
    start: refuse,
    fork: refuse,
    answer: refuse,
    cancel: refuse,
    pause: refuse,
    retry: refuse,
    resume: refuse,
    driving: () => Promise.resolve([...open]),
    held: () => Promise.resolve(new Map()),
  },
  flows: () => [],
  agents: () => Promise.resolve([]),
  plan: refuse,
  doctor: () => Promise.resolve([]),
  settings: { read: refuse, change: refuse },
  projects: () => [],
  addProject: refuse,
  projectFiles: () => Promise.resolve([]),
  readFile: () => undefined,
  keys,
  pages,
  version: "bench",
  now: Date.now,
  onError: (error) => console.error(error),
};
const server = await listen((port) => createApp({ ...deps, port }), { port: 0 });
const say = (value: Json): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
say({ port: server.port, token: SECRET });

for await (const line of createInterface({ input: process.stdin })) {
  const order: Order = JSON.parse(line);
  if (order.do === "append") say(await append(order));
  else say(await mark(order));
}
await server.close();
await journal.close();

/** Appends a run at a pace, or as fast as it goes when there is none. */
async function append({ run, events, steps, perSecond, ends }: Extract<Order, { do: "append" }>) {
  open.add(run);
  const began = performance.now();
  let count = 0;
  let last: Promise<unknown> = Promise.resolve();
  for (const chunk of longRun(run, { events, steps, ends })) {
    last = journal.append([chunk], { flush: "soon" });
    count += chunk.events.length;
    const ahead =
      perSecond === undefined ? 0 : (count / perSecond) * 1000 - (performance.now() - began);
    if (ahead > 5) await sleep(ahead);
    else if (count % 2_000 < chunk.events.length) await last;
  }
  await last;
  if (ends) open.delete(run);
  return { seconds: (performance.now() - began) / 1000, events: count };
}

/** Appends one event whose words can be looked for on a screen, and says when it was on the disk. */
async function mark({ run, text }: Extract<Order, { do: "mark" }>) {
  await journal.append([
    { stream: `run/${run}`, class: "run", events: [{ type: "note", data: { text } }] },
  ]);
  return { at: Date.now() };
}
