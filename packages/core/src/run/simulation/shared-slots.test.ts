import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { createLedger } from "../../ledger/ledger.ts";
import { nextDue } from "../decide.ts";
import { runStatus } from "../status.ts";
import { draws } from "./draws.ts";
import { createRandom, type Random } from "./random.ts";
import { randomOutcome } from "./random-performer.ts";
import { randomPlan } from "./random-plan.ts";
import { SimulatedRun } from "./simulated-run.ts";

/** Several runs under one ledger, woken as the engine wakes them: all that wait, when a slot was freed. */
class SharedHost {
  readonly ledger = createLedger();
  readonly runs: readonly SimulatedRun[];
  readonly slots: number;
  now = 1_000;

  constructor(random: Random) {
    this.slots = 1 + random.below(3);
    this.runs = Array.from({ length: 2 + random.below(3) }, (_, number) => {
      const plan = randomPlan(random, 2 + random.below(5));
      const shared = { ledger: this.ledger, id: `r${number}` };
      return new SimulatedRun(plan, { slots: this.slots, shared });
    });
  }

  /** Lets one run take a turn, and those that wait after it when it freed a slot. */
  turn(run: SimulatedRun, move: () => void): void {
    const before = this.ledger.slots.size;
    const held = [...this.ledger.slots.keys()];
    run.now = this.now;
    move();
    const freed = held.some((key) => !this.ledger.slots.has(key));
    if (freed || this.ledger.slots.size < before) this.wake();
  }

  wake(): void {
    const woken = [...this.ledger.waiting];
    for (const id of woken) {
      const run = this.runs.find((each) => each.state.id === id);
      if (run) run.now = this.now;
      run?.post();
    }
  }

  /** Moves the clock to the next timer of any run or the next rest of an agent; false when there is none. */
  elapse(): boolean {
    const rests = [...this.ledger.resting.values()].filter((until) => until > this.now);
    const due = Math.min(...rests, ...this.runs.map(({ state }) => nextDue(state) ?? Infinity));
    if (due === Infinity) return false;
    this.now = Math.max(this.now, due);
    for (const run of this.runs) this.turn(run, () => run.post());
    this.wake();
    return true;
  }
}

/** One move of one run; false when no run can move. */
function moveOne(host: SharedHost, random: Random, wildness: number): boolean {
  const moves: (() => void)[] = [];
  for (const run of host.runs) {
    const { state } = run;
    for (const [attempt, { started, cancelled }] of run.underway)
      moves.push(() => {
        const outcome =
          cancelled === undefined
            ? randomOutcome(random, wildness, started, state, host.now)
            : ({ end: "cancelled", reason: cancelled } as const);
        host.turn(run, () => run.finish(attempt, outcome));
      });
    for (const { id, options } of state.requests.values()) {
      const goesOn = options.find(({ effect }) => effect === "continue") ?? options[0];
      moves.push(() =>
        host.turn(run, () => run.answer(id, goesOn?.id, goesOn ? undefined : "go on")),
      );
    }
    if (state.paused)
      moves.push(() =>
        host.turn(run, () => run.post([{ type: "run.resumed", data: { by: "x" } }])),
      );
    else if (!state.ended && !state.cancel && !state.fatal && random.chance(0.02 * wildness))
      moves.push(() =>
        host.turn(run, () =>
          run.post([{ type: "run.paused", data: { by: "ann", reason: "lunch" } }]),
        ),
      );
  }
  const move = random.pick(moves);
  if (!move) return host.elapse();
  move();
  return true;
}

describe("runs that share an agent", () => {
  test("A1 A2 R8: all come to an end, no slot is given twice, none is left free while a run waits", () => {
    assert(
      property(integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const random = createRandom(seed);
        const host = new SharedHost(random);
        for (let move = 0; host.runs.some(({ state }) => !state.ended); move++) {
          expect(move).toBeLessThan(4_000);
          expect(moveOne(host, random, move < 100 ? 1 : 0)).toBe(true);
          const used = host.ledger.byAgent.get("sim") ?? 0;
          expect(used).toBeLessThanOrEqual(host.slots);
          const rests = (host.ledger.resting.get("sim") ?? 0) > host.now;
          expect(host.ledger.waiting.size > 0 && !rests && used < host.slots).toBe(false);
        }
        expect(host.runs.map(({ state }) => runStatus(state))).not.toContain("running");
        expect(host.ledger.slots.size + host.ledger.queue.size).toBe(0);
      }),
      draws(60),
    );
  });
});
