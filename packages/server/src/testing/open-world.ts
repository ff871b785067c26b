import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CodeFunction,
  defineFlow,
  EVENT_VERSION,
  type Flow,
  planStepObjects,
  RUN_PROJECTIONS,
} from "@wheelhouse/core";
import { createEngine, type Engine } from "@wheelhouse/engine";
import { openSqliteJournal, type SqliteJournal } from "@wheelhouse/journal";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { createApp } from "../create-app.ts";
import { listen, type Listening, type ListenOptions } from "../listen.ts";
import { NO_OBSERVED } from "../observed/no-observed.ts";
import { NO_REPOSITORIES } from "../observed/no-repositories.ts";
import { createKeys, type Keys } from "../security/keys.ts";
import { loadSecret } from "../security/load-secret.ts";
import type { Served, Wheel } from "../server-deps.ts";
import { TEST_PAGE } from "./test-page.ts";
import { worldInbox, worldSchedules } from "./world-inbox.ts";
import { worldThreads } from "./world-threads.ts";
import { solveFlow, worldDesk } from "./world-desk.ts";

/** A server that really listens, over a real journal and a real engine whose runs need no agent. */
export interface World {
  readonly home: string;
  readonly journal: SqliteJournal;
  readonly engine: Engine;
  readonly keys: Keys;
  readonly server: Listening;
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly secret: string;
  readonly deps: Omit<Served, "port">;
  /** What went wrong inside. */
  readonly errors: unknown[];
  /** Fetches a path with the bearer token. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** Opens a world in a directory of its own, which goes with the test. */
export async function openWorld(
  options: ListenOptions & {
    readonly deps?: Partial<Served>;
    /** The journal's wall clock in milliseconds; the system's when absent. */
    readonly clock?: () => number;
  } = {},
): Promise<World> {
  const home = await mkdtemp(join(tmpdir(), "wheelhouse-server-"));
  const journal = await openSqliteJournal({
    path: join(home, "journal.db"),
    projections: RUN_PROJECTIONS,
    eventVersion: EVENT_VERSION,
    ...(options.clock && { clock: options.clock }),
  });
  const engine = await createEngine(enginePorts(journal));
  const secret = loadSecret(join(home, "server-key"));
  const errors: unknown[] = [];
  const noSettings = (): Promise<never> => Promise.reject(new Error("there are no settings here"));
  const base: Omit<Served, "port"> = {
    journal,
    wheel: wheelOf(engine),
    desk: worldDesk(journal, engine, (error) => void errors.push(error)),
    schedules: worldSchedules(journal, engine),
    inbox: worldInbox(journal, engine),
    threads: worldThreads(journal),
    observed: NO_OBSERVED,
    repositories: NO_REPOSITORIES,
    flows: () => [],
    agents: () => Promise.resolve([]),
    plan: async (start, project) => {
      const { flow_name: name, input } = start;
      const band = start.band === "auto" ? "small" : start.band;
      const request = { flow: name, input, band, fast: false, project: await project(), by: "ann" };
      const steps = planStepObjects(engine.plan(request));
      return { flow: name, band, band_why: null, agent: null, steps, problems: [], warnings: [] };
    },
    doctor: () => Promise.resolve([]),
    settings: { read: noSettings, change: noSettings },
    projects: () => [{ id: "orders", path: home }],
    addProject: () => Promise.reject(new Error("no project can be added here")),
    projectFiles: () => Promise.resolve([]),
    readFile: () => undefined,
    keys: createKeys(secret, Date.now),
    pages: TEST_PAGE,
    version: "0.1.0",
    now: Date.now,
    onError: (error: unknown) => void errors.push(error),
    ...options.deps,
  };
  onTestFinished(async () => {
    await engine.close();
    await journal.close();
    await rm(home, { recursive: true, force: true });
  });
  const server = await listen((port) => createApp({ ...base, port }), { port: 0, ...options });
  onTestFinished(() => server.close());
  const origin = `http://127.0.0.1:${server.port}`;
  const own = { authorization: `Bearer ${secret}` };
  const json = { "content-type": "application/json" };
  return {
    home,
    journal,
    engine,
    keys: base.keys,
    server,
    origin,
    secret,
    deps: base,
    errors,
    get: (path, headers = {}) => fetch(`${origin}${path}`, { headers: { ...own, ...headers } }),
    post: (path, body, headers = {}) =>
      fetch(`${origin}${path}`, {
        method: "POST",
        headers: { ...own, ...json, ...headers },
        body: JSON.stringify(body),
      }),
  };
}

const flow = defineFlow({
  name: "ask",
  title: "Ask once",
  tab: "Review",
  answers: "Does it work?",
  input: z.strictObject({ question: z.string() }),
  plan: ({ input }) => ({
    version: 1,
    flow: "ask",
    report: "report",
    steps: [
      { kind: "code", id: "look", run: "echo@1", input: { said: input.question } },
      {
        kind: "request",
        id: "sure",
        after: ["look"],
        ask: "approval",
        text: "Sure?",
        options: [
          { id: "yes", label: "Yes", effect: "continue" },
          { id: "no", label: "No", effect: "stop" },
        ],
      },
      {
        kind: "code",
        id: "report",
        after: ["sure"],
        run: "echo@1",
        input: { markdown: "# Done\n\nIt works." },
      },
    ],
  }),
});

function enginePorts(journal: SqliteJournal): Parameters<typeof createEngine>[0] {
  const echo: CodeFunction = { name: "echo", version: 1, run: ({ input }) => input };
  let runs = 0;
  const none = (): Promise<never> => Promise.reject(new Error("these runs have no agent"));
  return {
    journal,
    agents: { list: () => Promise.resolve([]), reap: () => Promise.resolve("dead"), open: none },
    clock: {
      now: Date.now,
      after(ms, call) {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
    },
    functions: new Map([["echo@1", echo]]),
    flows: new Map<string, Flow>([flow, solveFlow].map((each) => [each.name, each])),
    newRunId: () => `run${++runs}`,
    host: "test",
    slotsOf: () => 4,
    defaultAgent: "none",
    reserve: { release: () => Promise.resolve(), restore: () => Promise.resolve() },
    ground: {
      place: none,
      home: none,
      tmp: none,
      changes: () => Promise.resolve([]),
      discard: () => Promise.resolve(),
      lost: () => Promise.resolve([]),
      leftovers: () => Promise.resolve([]),
    },
  };
}

function wheelOf(engine: Engine): Wheel {
  const by = "ann";
  return {
    start: ({ flow_name, input, band: asked }, project, idempotencyKey) => {
      const band = asked === "auto" ? "small" : asked;
      return engine.start(
        { flow: flow_name, input, band, fast: false, project, by },
        { idempotencyKey },
      );
    },
    fork: (run, { from_step: from, agent, model }, idempotencyKey) =>
      engine.fork(
        run,
        {
          by: "ann",
          ...(from !== undefined && { from }),
          ...(agent !== undefined && { agent }),
          ...(model !== undefined && { model }),
        },
        { idempotencyKey },
      ),
    answer: async (answer) => void (await engine.answer({ ...answer, by })),
    cancel: (run, reason) => engine.cancel(run, by, reason),
    pause: (run, reason) => engine.pause(run, by, reason),
    retry: (run, step, reason) => engine.retry(run, step, by, reason),
    resume: (run) => engine.resume(run, by),
    driving: () => Promise.resolve(engine.driving),
    held: (run) => Promise.resolve(engine.parked(run)),
  };
}
