import { assert, asyncProperty, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { draws } from "../../suite/draws.ts";
import { bodiesOf, jsonBody, type RecordedAgent } from "../testing/bodies-of.ts";
import { COPILOT_BODY } from "../testing/copilot.ts";
import { type FoldedLines, foldLines, outline } from "../testing/fold-lines.ts";
import { spooled } from "../testing/spooled.ts";

const AGENTS: readonly RecordedAgent[] = ["claude", "codex", "qwen", "gemini"];

/** What a run shows, but for the times of a turn that no span tells of: it is around what came first. */
function shown({ spans, state }: FoldedLines): unknown {
  const isTold = spans.spans.some(
    ({ kind, parent }) => kind !== "attempt" && spans.spans[parent]?.kind === "attempt",
  );
  const lines = outline(spans);
  return {
    tree: isTold ? lines : lines.filter((line) => !line.startsWith("  attempt ")),
    spent: state.spent,
    sessions: [...(state.observed?.sessions ?? [])],
  };
}

function shuffled<T>(all: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  return all
    .map((each) => ({ each, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

describe("spans of a run", () => {
  test("give the same tree and the same sums in any order, and when they come twice", async () => {
    const recorded = await Promise.all(
      [...AGENTS.map((agent) => bodiesOf(agent)), [COPILOT_BODY]].map(async (bodies) => {
        const traces = bodies.filter(({ signal }) => signal === "traces").map(jsonBody);
        const [[name, lines] = ["", []]] = await spooled(traces);
        return { name, lines, expected: shown(foldLines(name, lines)) };
      }),
    );
    assert(
      // By its place: a counterexample is not to print a recording.
      property(integer({ min: 0, max: recorded.length - 1 }), integer(), (place, seed) => {
        const { name, lines, expected } = recorded[place] ?? { name: "", lines: [], expected: {} };
        const again = shuffled(lines, seed + 1).slice(0, lines.length / 2);
        const run = foldLines(name, shuffled([...lines, ...again], seed));
        expect(shown(run)).toEqual(expected);
      }),
      draws(60),
    );
  }, 60_000);

  test("give the same sums whichever of all signals comes first", async () => {
    await assert(
      asyncProperty(constantFrom(...AGENTS), integer(), async (agent, seed) => {
        const [[name, lines] = ["", []]] = await spooled(bodiesOf(agent).map(jsonBody));
        const { spent } = foldLines(name, lines).state;
        const mixed = foldLines(name, shuffled(lines, seed)).state.spent;
        expect({ ...mixed, costUsd: 0 }).toEqual({ ...spent, costUsd: 0 });
        expect(mixed.costUsd).toBeCloseTo(spent.costUsd, 9);
      }),
      draws(30),
    );
  }, 60_000);
});
