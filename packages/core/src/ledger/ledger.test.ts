import { describe, expect, test } from "vitest";
import { agent, planOf } from "../fixtures/make-steps.ts";
import type { Wish } from "../run/deciding.ts";
import type { RunEvent } from "../run/events.ts";
import { decide } from "../run/decide.ts";
import { reduce } from "../run/reduce.ts";
import { birth } from "../run/simulation/simulated-run.ts";
import { createRunState } from "../run/state.ts";
import { admit } from "./admit.ts";
import { createLedger, type Ledger, reduceLedger } from "./ledger.ts";

/** Wishes for agents, by the names of their steps: `scout.1` is a step of scout. */
function wishes(...ids: string[]): Wish[] {
  if (ids.length === 0) return [];
  const state = createRunState("r");
  const events = birth(planOf(ids.map((id) => agent(id))));
  for (const event of events) reduce(state, { ...event, seq: state.seq + 1, at: 0 });
  return decide(state, 0).starts;
}

const agentOf = (step: string): string => step.slice(0, step.indexOf("."));
const started = (step: string): RunEvent => ({
  type: "attempt.started",
  step,
  attempt: `${step}#1.1`,
  data: { role: "author", generation: 1, ordinal: 1 },
});
const lost = (step: string): RunEvent => ({
  type: "attempt.lost",
  step,
  attempt: `${step}#1.1`,
  data: { reason: "gone" },
});

/** Asks for attempts and folds those that are admitted; names them and the reasons of the others. */
function ask(ledger: Ledger, run: string, ids: readonly string[], slots = 2, now = 0) {
  const { start, park } = admit(ledger, run, wishes(...ids), {
    slotsOf: () => slots,
    agentOf: ({ step }) => agentOf(step.id),
    now,
  });
  for (const { step } of start) reduceLedger(ledger, run, started(step.id), agentOf);
  return { start: start.map(({ step }) => step.id), park: park.map(({ reason }) => reason) };
}

describe("the ledger", () => {
  test("A1: an agent has as many attempts in flight as it has slots", () => {
    const ledger = createLedger();
    expect(ask(ledger, "r1", ["x.1", "x.2", "x.3", "y.1"])).toEqual({
      start: ["x.1", "x.2", "y.1"],
      park: ["all 2 slots of x are taken"],
    });
    expect([...ledger.byAgent]).toEqual([
      ["x", 2],
      ["y", 1],
    ]);
  });

  test("A1: slots are counted over all runs", () => {
    const ledger = createLedger();
    ask(ledger, "r1", ["x.1"]);
    expect(ask(ledger, "r2", ["x.1", "x.2"]).start).toEqual(["x.1"]);
  });

  test("A4: a step without an agent needs no slot", () => {
    const ledger = createLedger();
    const rules = { slotsOf: () => 0, agentOf: () => undefined, now: 0 };
    expect(admit(ledger, "r1", wishes("x.1"), rules).start).toHaveLength(1);
    reduceLedger(ledger, "r1", started("c.1"), () => undefined);
    expect(ledger.slots.size).toBe(0);
  });

  test("A5: every end of an attempt frees its slot, once", () => {
    const ends: RunEvent[] = [
      { type: "attempt.completed", step: "x.1", attempt: "x.1#1.1", data: {} },
      {
        type: "attempt.failed",
        step: "x.1",
        attempt: "x.1#1.1",
        data: { class: "agent", error: "" },
      },
      { type: "attempt.cancelled", step: "x.1", attempt: "x.1#1.1", data: { reason: "" } },
      { type: "attempt.parked", step: "x.1", attempt: "x.1#1.1", data: { reason: "" } },
      lost("x.1"),
    ];
    for (const end of ends) {
      const ledger = createLedger();
      ask(ledger, "r1", ["x.1", "x.2"]);
      reduceLedger(ledger, "r1", started("x.1"), agentOf);
      reduceLedger(ledger, "r2", end, agentOf);
      expect([end.type, ledger.byAgent.get("x")]).toEqual([end.type, 2]);
      reduceLedger(ledger, "r1", end, agentOf);
      reduceLedger(ledger, "r1", end, agentOf);
      expect([end.type, ledger.byAgent.get("x"), ledger.byRun.get("r1")]).toEqual([end.type, 1, 1]);
      expect(ledger.resting.size).toBe(0);
    }
  });

  test("A5: the end of a run frees all that it held", () => {
    const ends: RunEvent[] = [
      { type: "run.completed", data: {} },
      { type: "run.failed", data: { error: "" } },
      { type: "run.cancelled", data: { by: "ann" } },
    ];
    for (const end of ends) {
      const ledger = createLedger();
      ask(ledger, "r2", ["x.9"]);
      ask(ledger, "r1", ["x.1", "x.2", "y.1"]);
      expect(ledger.waiting.has("r1")).toBe(true);
      reduceLedger(ledger, "r1", end, agentOf);
      expect([...ledger.byAgent]).toEqual([["x", 1]]);
      expect([...ledger.byRun]).toEqual([["r2", 1]]);
      expect(ledger.waiting.size).toBe(0);
    }
  });

  test("A5: other events change nothing", () => {
    const ledger = createLedger();
    reduceLedger(ledger, "r1", { type: "note", data: { text: "hm" } }, agentOf);
    expect(ledger).toEqual(createLedger());
  });

  test("A2: while another run waits for an agent, none takes more than its part of it", () => {
    const ledger = createLedger();
    ask(ledger, "r1", ["x.1", "x.2", "x.3", "x.4"], 4);
    ask(ledger, "r2", ["x.1"], 4);
    expect([...ledger.waiting]).toEqual(["r2"]);
    reduceLedger(ledger, "r1", lost("x.1"), agentOf);
    expect(ask(ledger, "r1", ["x.5"], 4)).toEqual({ start: [], park: ["1 other run waits for x"] });
    expect(ask(ledger, "r2", ["x.1"], 4).start).toEqual(["x.1"]);
    ask(ledger, "r3", ["x.1"], 4);
    ask(ledger, "r4", ["x.1"], 4);
    reduceLedger(ledger, "r1", lost("x.2"), agentOf);
    expect(ask(ledger, "r1", ["x.5"], 4).park).toEqual(["2 other runs wait for x"]);
    expect(ask(ledger, "r3", ["x.1"], 4).start).toEqual(["x.1"]);
  });

  test("A2: a run that waits for one agent does not hold up the others", () => {
    const ledger = createLedger();
    ask(ledger, "r1", ["x.1", "x.2"]);
    ask(ledger, "r2", ["x.1"]);
    expect(ask(ledger, "r1", ["y.1", "y.2"])).toEqual({ start: ["y.1", "y.2"], park: [] });
  });

  test("A2: a run that no longer wants to start anything holds nobody up", () => {
    const ends: RunEvent[] = [
      { type: "run.paused", data: { by: "ann", reason: "lunch" } },
      { type: "cancel.requested", data: { by: "ann" } },
    ];
    for (const end of ends) {
      const ledger = createLedger();
      ask(ledger, "r1", ["x.1", "x.2"]);
      ask(ledger, "r2", ["x.1"]);
      reduceLedger(ledger, "r2", end, agentOf);
      reduceLedger(ledger, "r1", lost("x.1"), agentOf);
      expect(ask(ledger, "r1", ["x.3"]).start).toEqual(["x.3"]);
    }
    const ledger = createLedger();
    ask(ledger, "r1", ["x.1", "x.2"]);
    ask(ledger, "r2", ["x.1"]);
    ask(ledger, "r2", []);
    expect(ledger.waiting.size).toBe(0);
  });

  test.each([1, 2])("A2: %d slots go round among three runs, whoever asks first", (slots) => {
    const ledger = createLedger();
    const served: string[] = [];
    const asks = (run: string): void => {
      const ids = [1, 2, 3].map((n) => `x.${served.length}${n}`);
      for (const _start of ask(ledger, run, ids, slots).start) served.push(run);
    };
    for (const run of ["r1", "r2", "r3"]) asks(run);
    for (let turn = 0; turn < 9; turn++) {
      // The run whose attempt ends asks first, in the same turn; then those that wait are woken.
      const [[key, slot] = []] = ledger.slots;
      if (key === undefined || !slot) break;
      reduceLedger(ledger, slot.run, lost(key.slice("r1/".length, -"#1.1".length)), agentOf);
      asks(slot.run);
      const woken = [...ledger.waiting];
      for (const run of woken) asks(run);
    }
    expect(served).toHaveLength(9 + slots);
    for (const run of ["r1", "r2", "r3"])
      expect(served.filter((each) => each === run).length).toBeGreaterThanOrEqual(3);
  });

  test("A2: who holds nothing takes what is free, though somebody before it does not take it", () => {
    const ledger = createLedger();
    ask(ledger, "r1", ["x.1"], 1);
    ask(ledger, "r2", ["x.1"], 1);
    ask(ledger, "r3", ["x.1"], 1);
    reduceLedger(ledger, "r1", lost("x.1"), agentOf);
    expect(ask(ledger, "r3", ["x.1"], 1).start).toEqual(["x.1"]);
  });

  test("A2: who left a slot to others takes it when none of them did", () => {
    const ledger = createLedger();
    ask(ledger, "r1", ["x.1"], 1);
    ask(ledger, "r2", ["x.1"], 1);
    reduceLedger(ledger, "r1", lost("x.1"), agentOf);
    expect(ask(ledger, "r1", ["x.2"], 1).park).toEqual(["1 other run waits for x"]);
    expect(ask(ledger, "r1", ["x.2"], 1).start).toEqual(["x.2"]);
  });

  test("A2: a slot that is left over when the parts are equal is not left free", () => {
    const ledger = createLedger();
    ask(ledger, "r1", ["x.1"], 3);
    ask(ledger, "r2", ["x.1"], 3);
    ask(ledger, "r3", ["x.1", "x.2"], 3);
    ask(ledger, "r1", ["x.2", "x.3"], 3);
    ask(ledger, "r2", ["x.2", "x.3"], 3);
    reduceLedger(ledger, "r3", lost("x.1"), agentOf);
    expect([...ledger.waiting]).toEqual(["r1", "r2"]);
    expect(ask(ledger, "r1", ["x.2", "x.3"], 3)).toEqual({
      start: ["x.2"],
      park: ["all 3 slots of x are taken"],
    });
  });

  test("A2: a place in the queue is kept while the run moves on with other things", () => {
    const ledger = createLedger();
    ask(ledger, "r1", ["x.1"], 1);
    ask(ledger, "r2", ["x.1"], 1);
    ask(ledger, "r3", ["x.1"], 1);
    reduceLedger(ledger, "r2", { type: "note", data: { text: "hm" } }, agentOf);
    expect(ledger.waiting.has("r2")).toBe(false);
    ask(ledger, "r2", ["x.1"], 1);
    expect([...ledger.waiting]).toEqual(["r2", "r3"]);
    reduceLedger(ledger, "r1", lost("x.1"), agentOf);
    expect(ask(ledger, "r1", ["x.1"], 1).park).toEqual(["2 other runs wait for x"]);
    expect(ask(ledger, "r2", ["x.1"], 1).start).toEqual(["x.1"]);
    expect([...ledger.waiting]).toEqual(["r3", "r1"]);
  });

  test("A3: an agent whose provider asks for a pause rests for everybody, for the longest time named", () => {
    const ledger = createLedger();
    ask(ledger, "r1", ["x.1", "x.2"]);
    for (const [step, until] of [
      ["x.1", 500],
      ["x.2", 300],
    ] as const)
      reduceLedger(
        ledger,
        "r1",
        { type: "attempt.parked", step, attempt: `${step}#1.1`, data: { reason: "", until } },
        agentOf,
      );
    expect(ask(ledger, "r2", ["x.1", "y.1"], 2, 499)).toEqual({
      start: ["y.1"],
      park: ["x rests until its provider takes requests again"],
    });
    expect(ask(ledger, "r2", ["x.1"], 2, 500).start).toEqual(["x.1"]);
  });
});
