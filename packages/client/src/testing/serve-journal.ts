/**
 * A process with the real server over a journal of its own, in which nobody drives the runs: they get the
 * events that a test orders. It takes lines of JSON on standard input and answers each with a line.
 */
import { join } from "node:path";
import { createInterface } from "node:readline";
import { EVENT_VERSION, issueStream, type Json, RUN_PROJECTIONS } from "@wheelhouse/core";
import { openSqliteJournal } from "@wheelhouse/journal";
import { createApp, createKeys, launchUrl, listen, type ServerDeps } from "@wheelhouse/server";

/** What the process is told to do. */
export type ServerOrder =
  /** Appends so many events to a run, which is made with the first ones. */
  | { readonly do: "say"; readonly run: string; readonly events: number }
  /** Appends events to an issue of the project `orders`, which is made with the first one. */
  | {
      readonly do: "issue";
      readonly number: number;
      readonly events: readonly { readonly type: string; readonly data: Json }[];
    }
  /** Which topics the streams were opened for, each stream that there was. */
  | { readonly do: "asked" }
  /** An address that lets a browser in. */
  | { readonly do: "entry" };

const [home = "", pages = "", port = "", secret = ""] = process.argv.slice(2);
const journal = await openSqliteJournal({
  path: join(home, "journal.db"),
  projections: RUN_PROJECTIONS,
  eventVersion: EVENT_VERSION,
});
const keys = createKeys(secret, Date.now);
const asked: string[] = [];
const refuse = (): Promise<never> => Promise.reject(new Error("nobody drives these runs"));
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
    driving: () => Promise.resolve([]),
    held: () => Promise.resolve(new Map()),
  },
  flows: () => [],
  agents: () => Promise.resolve([]),
  plan: refuse,
  projectFiles: () => Promise.resolve([]),
  doctor: () => Promise.resolve([]),
  settings: { read: refuse, change: refuse },
  projects: () => [],
  addProject: refuse,
  readFile: () => undefined,
  keys,
  pages,
  version: "test",
  now: Date.now,
  onError: (error) => console.error(error),
};
const server = await listen(
  async (bound) => {
    const app = await createApp({ ...deps, port: bound });
    return {
      close: () => app.close(),
      fetch(request) {
        const { pathname, searchParams } = new URL(request.url);
        if (pathname === "/api/stream") asked.push(searchParams.get("topics") ?? "");
        return app.fetch(request);
      },
    };
  },
  { port: Number(port) },
);
const answer = (value: Json): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
answer({ port: server.port });

for await (const line of createInterface({ input: process.stdin })) {
  const order: ServerOrder = JSON.parse(line);
  if (order.do === "say") answer(await append(order.run, order.events));
  else if (order.do === "issue") {
    const stream = issueStream("orders", order.number);
    await journal.append([{ stream, class: "run", events: order.events }]);
    answer(await journal.head(stream));
  } else if (order.do === "asked") answer(asked);
  else answer(launchUrl(server.port, keys.launchToken()));
}

/** Says the run's head after it. */
async function append(run: string, count: number): Promise<number> {
  const stream = `run/${run}`;
  const head = await journal.head(stream);
  const birth = {
    type: "run.created",
    data: {
      flow: "made",
      title: "Made",
      project: { id: "orders", path: "/orders" },
      input: {},
      band: "small",
      by: "ann",
    },
  };
  const note = (seq: number) => ({ type: "note", data: { text: `row ${seq}` } });
  const events = Array.from({ length: count }, (_, index) =>
    head + index === 0 ? birth : note(head + index + 1),
  );
  await journal.append([{ stream, class: "run", events }]);
  return head + count;
}
