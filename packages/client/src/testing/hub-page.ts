/**
 * A page that only listens. It hears the topics that its address names, the runs among them with their
 * rows, and says what it has: `shared` as all tabs do, else with a connection of its own.
 */
import { API } from "@wheelhouse/core";
import {
  connectLiveHub,
  createClient,
  createLiveHub,
  type LiveHub,
  type LiveState,
} from "../index.ts";

/** What a run's topic has brought since it was last opened. */
interface Heard {
  opens: number;
  /** The run's head in the snapshot that was fetched then. */
  snapshot: number;
  seqs: number[];
}

/** What a test asks of the page. */
export interface HubPage {
  readonly hub: LiveHub;
  readonly states: LiveState["kind"][];
  readonly patches: number;
  /** The last row up to which everything is here, each row once; says what is wrong when something is. */
  reach(run: string): number | string;
  opens(run: string): number;
  follow(run: string): () => void;
  enter(): Promise<void>;
}

declare global {
  /** The page's only name. */
  var live: HubPage;
}

const asked = new URLSearchParams(location.search);
const client = createClient({ origin: "" });
const heard = new Map<string, Heard>();
const states: LiveState["kind"][] = [];
let patches = 0;

async function enter(): Promise<void> {
  const token = /#t=(.+)/.exec(location.hash)?.[1];
  if (token === undefined) return;
  history.replaceState(null, "", location.pathname + location.search);
  await client.call(API.openSession, { body: { token } });
}

function openHub(): LiveHub {
  const worker = asked.get("worker");
  if (worker === null) return createLiveHub({ client, hiddenMs: 100 });
  const open = (): SharedWorker => new SharedWorker(worker, { type: "module", name: "test" });
  return connectLiveHub({
    client,
    worker: open,
    welcomeMs: Number(asked.get("welcome") ?? 20_000),
  });
}

function follow(run: string): () => void {
  const own: Heard = { opens: 0, snapshot: 0, seqs: [] };
  heard.set(run, own);
  return hub.subscribe(`run:${run}`, {
    onOpen() {
      own.opens++;
      own.seqs = [];
      own.snapshot = 0;
      void client
        .call(API.runEvents, { parts: { id: run }, query: { limit: "1" } })
        .then(({ head }) => (own.snapshot = head));
    },
    onTrace: ({ seq }) => void own.seqs.push(...seq),
  });
}

function reach(run: string): number | string {
  const { snapshot = 0, seqs = [] } = heard.get(run) ?? {};
  const [first = snapshot + 1] = seqs;
  if (snapshot === 0) return 0;
  if (first > snapshot + 1) return `rows ${snapshot + 1} to ${first - 1} are missing`;
  const wrong = seqs.findIndex((seq, index) => seq !== first + index);
  if (wrong >= 0) return `row ${seqs[wrong]} came where ${first + wrong} was due`;
  return Math.max(snapshot, seqs.at(-1) ?? 0);
}

await enter();
const hub = openHub();
hub.onState(({ kind }) => void states.push(kind));
hub.subscribe("runs", { onOpen: () => undefined, onPatch: () => void patches++ });
for (const run of asked.getAll("run")) follow(run);

globalThis.live = {
  hub,
  states,
  get patches() {
    return patches;
  },
  reach,
  opens: (run) => heard.get(run)?.opens ?? 0,
  follow,
  enter,
};
