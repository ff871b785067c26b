import type { CodeFunction, Flow, FlowContext, PlanInput } from "@wheelhouse/core";
import { defineFlow, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import type { Journal } from "@wheelhouse/journal";
import { createEngine, type Engine } from "../engine.ts";
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
  readonly discarded: readonly string[];
  /** A new host over the same journal: the one before it must be closed or counts as dead. */
  boot(): Promise<Engine>;
}

/** A world for one plan. */
export function createWorld(parts: {
  readonly journal: Journal;
  readonly plan: PlanInput | ((context: FlowContext) => PlanInput);
  readonly play: Play;
  readonly functions?: readonly CodeFunction[];
  readonly slots?: number;
}): World {
  const clock = createVirtualClock();
  const agents = createInProcessAgents(parts.play);
  const discarded: string[] = [];
  const left = new Set<string>();
  const functions: readonly CodeFunction[] = [
    { name: "echo", version: 1, run: ({ input }) => input },
    ...(parts.functions ?? []),
  ];
  const flow: Flow = defineFlow({
    name: "test",
    title: "Test",
    tab: "Analysis",
    answers: "Does it work?",
    input: z.record(z.string(), jsonSchema),
    plan: (context) => (typeof parts.plan === "function" ? parts.plan(context) : parts.plan),
  });
  let runs = 0;
  const world: World = {
    journal: parts.journal,
    clock,
    agents,
    changes: [],
    discarded,
    boot: () =>
      createEngine({
        journal: parts.journal,
        agents,
        clock,
        functions: new Map(functions.map((each) => [`${each.name}@${each.version}`, each])),
        flows: new Map([[flow.name, flow]]),
        newRunId: () => `run${++runs}`,
        host: "test",
        slotsOf: () => parts.slots ?? 4,
        defaultAgent: "in-process",
        reserve: { release: () => Promise.resolve(), restore: () => Promise.resolve() },
        ground: {
          place: () => Promise.resolve({ cwd: "/ground", readable: [] }),
          home(run) {
            left.add(run);
            return Promise.resolve("/home");
          },
          tmp: () => Promise.resolve("/tmp"),
          changes: () => Promise.resolve(world.changes),
          leftovers: () => Promise.resolve([...left]),
          discard: (run) => {
            left.delete(run);
            discarded.push(run);
            return Promise.resolve();
          },
        },
      }),
  };
  return world;
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
