import { retryProblem, type RunState, type StoredRunEvent } from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";
import type { Engine } from "../../engine.ts";
import { loadRun } from "../../recover/load-run.ts";
import { createWorld, START } from "../create-world.ts";
import { type MortalHost, mortalHost } from "../mortal-host.ts";
import { eventsOf } from "../until.ts";
import { solvePlan } from "./solve-plan.ts";
import {
  type Fate,
  type Outside,
  simulatedClone,
  solveFunctions,
  solvePlay,
} from "./solve-play.ts";

/** After so many moves nothing goes wrong any more, so that the run can end. */
const WILD_MOVES = 150;
/** A run that has not ended after so many moves never will. */
const MOST_MOVES = 1_500;

/** Attempts may take so many pauses before they wait for their turn. */
const MOST_PAUSES = 200;

/** What came of a run. */
export interface Solved {
  readonly run: string;
  readonly events: readonly StoredRunEvent[];
  readonly outside: Outside;
  readonly alive: ReadonlySet<string>;
}

/** Drives a run of the plan by chance: agents, people, clocks and deaths of its hosts, in any order. Throws when it is stuck. */
export async function drive(
  journal: Journal,
  { seed, isLimited }: { readonly seed: number; readonly isLimited: boolean },
): Promise<Solved> {
  const next = numbers(seed);
  const chance = (of: number): boolean => next() < of;
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new Error("there is nothing to choose from");
    return item;
  };
  let moves = 0;
  let pauses = 0;
  let waiting: { readonly what: string; readonly go: () => void }[] = [];
  const fate: Fate = {
    wild: (of) => moves < WILD_MOVES && chance(of),
    pick,
    turn(what) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ what, go: resolve });
      return promise;
    },
  };
  const outside: Outside = {
    commits: [],
    dirty: undefined,
    clones: 0,
    branches: new Map(),
    looks: [],
  };
  const clone = simulatedClone(outside, fate);
  const world = createWorld({
    journal,
    plan: solvePlan(isLimited ? 300 : undefined),
    play: solvePlay(outside, fate),
    functions: solveFunctions(outside, fate),
  });
  let host: MortalHost | undefined;
  const boot = (): Promise<Engine> =>
    world.boot((ports) => {
      host = mortalHost({ ...ports, clones: { at: () => clone } });
      return host.ports;
    });
  let engine = await boot();
  const { run } = await engine.start(START);

  const rest = async (): Promise<void> => {
    for (let head = -1, calm = 0; calm < 12; calm++) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = (await journal.head(`run/${run}`)) * 1_000 + waiting.length;
      if (now !== head) calm = 0;
      head = now;
    }
  };
  const kill = async (): Promise<void> => {
    host?.kill();
    waiting = [];
    engine = await boot();
    await engine.recover();
  };
  const answer = async (state: RunState): Promise<void> => {
    const request = pick([...state.requests.values()]);
    const calm = request.options.find(({ effect }) => effect === "continue");
    const isStop = (effect: unknown): boolean => effect === "stop" && !chance(0.02);
    const some = request.options.filter(({ effect }) => !isStop(effect));
    const option = (some.length > 0 && fate.wild(0.5) ? pick(some) : calm)?.id;
    const say = (by: string) =>
      engine.answer({ request: request.id, option, text: `so says ${by} ${moves}`, by });
    const acts = [say("ann")];
    if (fate.wild(0.2)) acts.push(say("bob"));
    if (fate.wild(0.02)) acts.push(engine.cancel(run, "ann").then(() => ({ run })));
    if (fate.wild(0.1)) acts.push(engine.pause(run, "ann").then(() => ({ run })));
    await Promise.allSettled(acts);
  };

  for (; ; moves++) {
    await rest();
    const state = await loadRun(journal, run);
    if (state.ended) break;
    if (moves > MOST_MOVES) throw new Error(`it does not end: ${await tailOf(journal, run)}`);
    if (fate.wild(0.06)) {
      await kill();
      continue;
    }
    if (fate.wild(0.001)) {
      await Promise.allSettled([engine.cancel(run, "ann")]);
      continue;
    }
    const failed = [...state.steps.values()].filter((step) => !retryProblem(state, step));
    if (failed.length > 0 && fate.wild(0.05)) {
      await Promise.allSettled([engine.retry(run, pick(failed).id, "ann")]);
      continue;
    }
    if (state.requests.size > 0 && (waiting.length === 0 || chance(0.3))) await answer(state);
    else if (state.paused && (waiting.length === 0 || chance(0.3))) await engine.resume(run, "ann");
    else if (waiting.length > 0) {
      const one = pick(waiting);
      waiting = waiting.filter((each) => each !== one);
      pauses = 0;
      one.go();
    } else if (state.active.size > 0 && ++pauses < MOST_PAUSES) await rest();
    else if (!world.clock.step()) throw new Error(`it is stuck: ${await tailOf(journal, run)}`);
  }
  await engine.stopped(run);
  await rest();
  return { run, events: await eventsOf(journal, run), outside, alive: world.agents.alive };
}

async function tailOf(journal: Journal, run: string): Promise<string> {
  const events = await eventsOf(journal, run);
  return events
    .slice(-40)
    .map((event) => `\n${JSON.stringify(event).slice(0, 240)}`)
    .join("");
}

/** The same numbers from 0 up to 1 for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
