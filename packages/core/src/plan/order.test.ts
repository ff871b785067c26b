import { array, assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { draws } from "../run/simulation/draws.ts";
import { ancestorsOf, findCycle, wavesOf } from "./order.ts";

const step = (id: string, ...after: string[]) => ({ id, after });

/** Steps that only wait for earlier ones. */
const acyclic = array(array(integer({ min: 0, max: 30 }), { maxLength: 4 }), {
  minLength: 1,
  maxLength: 30,
}).map((edges) =>
  edges.map((before, at) =>
    step(`s${at}`, ...before.filter((id) => id < at).map((id) => `s${id}`)),
  ),
);

describe("the order of steps", () => {
  test("P2: a cycle is named in the order in which its steps wait", () => {
    expect(findCycle([step("a"), step("b", "a")])).toBeUndefined();
    expect(findCycle([step("b", "a"), step("a")])).toBeUndefined();
    expect(findCycle([step("a", "a")])).toEqual(["a"]);
    expect(findCycle([step("a", "c"), step("b", "a"), step("c", "b")])).toEqual(["b", "c", "a"]);
    const tail = [step("x"), step("a", "x", "b"), step("b", "a"), step("z", "b")];
    expect(findCycle(tail)?.toSorted()).toEqual(["a", "b"]);
  });

  test("P5: ancestors are all that must be settled first", () => {
    const found = ancestorsOf([step("a"), step("b", "a"), step("c", "b"), step("d")]);
    expect([...(found.get("c") ?? [])].toSorted()).toEqual(["a", "b"]);
    expect(found.get("d")?.size).toBe(0);
  });

  test("P5: a wave holds the steps whose longest chain is equally long", () => {
    const steps = [step("d", "a", "c"), step("a"), step("b"), step("c", "b")];
    expect(wavesOf(steps)).toEqual([["a", "b"], ["c"], ["d"]]);
  });

  test("P5: steps that wait for something unknown stand in the first wave", () => {
    expect(wavesOf([step("a", "elsewhere"), step("b", "a")])).toEqual([["a"], ["b"]]);
  });

  test("P5: each step comes in a later wave than its ancestors, and every step comes once", () => {
    assert(
      property(acyclic, (steps) => {
        expect(findCycle(steps)).toBeUndefined();
        const waves = wavesOf(steps);
        expect(waves.flat().toSorted()).toEqual(steps.map(({ id }) => id).toSorted());
        const waveOf = (id: string): number => waves.findIndex((wave) => wave.includes(id));
        for (const [id, before] of ancestorsOf(steps))
          for (const other of before) expect(waveOf(other)).toBeLessThan(waveOf(id));
      }),
      draws(200),
    );
  });

  test("P2: a cycle that is put in is found", () => {
    assert(
      property(acyclic, (steps) => {
        const [first] = steps;
        const last = wavesOf(steps).at(-1)?.[0];
        if (!first || last === undefined || last === first.id) return;
        const before = ancestorsOf(steps).get(last) ?? new Set();
        const closed = steps.map((each) =>
          before.has(each.id) ? { ...each, after: [...each.after, last] } : each,
        );
        const cycle = findCycle(closed) ?? [];
        expect(cycle.length > 0).toBe(before.size > 0);
        const byId = new Map(closed.map((each) => [each.id, each]));
        for (const [at, id] of cycle.entries())
          expect(byId.get(cycle[(at + 1) % cycle.length] ?? "")?.after).toContain(id);
      }),
      draws(200),
    );
  });
});
