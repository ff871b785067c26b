import type { CodeFunction, Flow, FlowContext, PlanInput } from "@wheelhouse/core";
import { defineFlow, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import type { Journal } from "@wheelhouse/journal";
import { createEngine, type Engine } from "../engine.ts";
import type { CloneGround, Committed, EnginePorts } from "../ports.ts";
import type { StartRequest } from "../launch/start-run.ts";
import { createInProcessAgents, type InProcessAgents, type Play } from "./in-process-agents.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

/** One host with everything around it that survives it. */
export interface World {
  readonly journal: Journal;
  readonly clock: VirtualClock;
  readonly agents: InProcessAgents;
  /** Changed paths that the next check of the ground reports. */
  changes: readonly string[];
  /** Steps whose files the ground says are gone. */
  lost: readonly string[];
  readonly discarded: readonly string[];
  /** A new host over the same journal: the one before it must be closed or counts as dead. `over` changes what it gets from outside. */
  boot(over?: (ports: EnginePorts) => EnginePorts): Promise<Engine>;
}

type PlanOf = PlanInput | ((context: FlowContext) => PlanInput);

/** A world for one plan. */
export function createWorld(parts: {
  readonly journal: Journal;
  readonly plan: PlanOf;
  readonly play: Play;
  readonly functions?: readonly CodeFunction[];
  readonly slots?: number;
  /** Whether its runs have clones to write in, and what each commit of one comes to: other files when `true`. */
  readonly writes?: boolean | ((count: number) => Committed);
  /** What an attempt had committed in the clone, whatever was told of it. */
  readonly committedBy?: (attempt: string) => Committed["work"];
  /** Plans of further flows, by name, for sub-runs; their input is an object of anything. */
  readonly flows?: Readonly<Record<string, PlanOf>>;
}): World {
  const clock = createVirtualClock();
  const agents = createInProcessAgents(parts.play);
  const discarded: string[] = [];
  const left = new Set<string>();
  const functions: readonly CodeFunction[] = [
    { name: "echo", version: 1, run: ({ input }) => input },
    ...(parts.functions ?? []),
  ];
  const flows = new Map(
    Object.entries({ ...parts.flows, test: parts.plan }).map(([name, plan]) => [
      name,
      flowOf(name, plan),
    ]),
  );
  let runs = 0;
  let trees = 0;
  const { writes } = parts;
  const committed = (count: number): Committed =>
    typeof writes === "function"
      ? writes(count)
      : { work: undefined, tree: `tree ${count}`, everChanged: true, omitted: [] };
  const clone: CloneGround = {
    begin: () => Promise.resolve("mark"),
    commit: () => Promise.resolve(committed(++trees)),
    committedBy: (attempt) => Promise.resolve(parts.committedBy?.(attempt)),
    patch: (step) => Promise.resolve(`patch of ${step}`),
    changes: () => Promise.resolve(world.changes),
  };
  const world: World = {
    journal: parts.journal,
    clock,
    agents,
    changes: [],
    lost: [],
    discarded,
    boot: (over = (ports) => ports) => createEngine(over(portsOf())),
  };
  const portsOf = (): EnginePorts => ({
    journal: parts.journal,
    agents,
    clock,
    functions: new Map(functions.map((each) => [`${each.name}@${each.version}`, each])),
    flows,
    newRunId: () => `run${++runs}`,
    host: "test",
    slotsOf: () => parts.slots ?? 4,
    defaultAgent: "in-process",
    reserve: { release: () => Promise.resolve(), restore: () => Promise.resolve() },
    ...(writes !== undefined && { clones: { at: () => clone } }),
    ground: {
      place: () => Promise.resolve({ cwd: "/ground", readable: [] }),
      home(run) {
        left.add(run);
        return Promise.resolve("/home");
      },
      tmp: () => Promise.resolve("/tmp"),
      changes: () => Promise.resolve(world.changes),
      lost: () => Promise.resolve(world.lost),
      leftovers: () => Promise.resolve([...left]),
      discard: (run) => {
        left.delete(run);
        discarded.push(run);
        return Promise.resolve();
      },
    },
  });
  return world;
}

function flowOf(name: string, plan: PlanOf): Flow {
  return defineFlow({
    name,
    title: name === "test" ? "Test" : name,
    tab: "Analysis",
    answers: "Does it work?",
    input: z.record(z.string(), jsonSchema),
    plan: (context) => (typeof plan === "function" ? plan(context) : plan),
  });
}

/** A request to start the world's flow. */
export const START: StartRequest = {
  flow: "test",
  input: {},
  band: "small",
  fast: false,
  project: { id: "p", path: "/p" },
  by: "tester",
};
