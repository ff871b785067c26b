import { describe, expect, test } from "vitest";
import { graphModel } from "../model/graph-model.ts";
import { graphStep, waveSteps } from "../testing/steps.ts";
import { layoutGraph } from "./layout-graph.ts";
import { CARD } from "./sizes.ts";

/** A plan that no person drew: waits over several waves, and a container. */
const TANGLED = [
  graphStep("scope"),
  ...["a", "b", "c", "d"].map((id) => graphStep(id, { wave: 2, depends: ["scope"] })),
  graphStep("x", { wave: 3, depends: ["d"] }),
  graphStep("y", { wave: 3, depends: ["a"] }),
  graphStep("build", { kind: "map", wave: 3, depends: ["b", "c"] }),
  ...["1", "2", "3"].map((key) => graphStep(`build/${key}`, { wave: 3, parent: "build" })),
  graphStep("build/4", { wave: 3, parent: "build", depends: ["build/1"] }),
  graphStep("judge", { wave: 4, depends: ["x", "y", "build", "scope"] }),
];

const PLANS = { TANGLED, wide: waveSteps(3, 12, 5, 1), long: waveSteps(...Array(25).fill(8)) };

describe.each(Object.entries(PLANS))("the layout of a graph (%s)", (_, steps) => {
  const model = graphModel(steps);
  const layout = layoutGraph(model);

  test("lets no two cards overlap, and none stand outside", () => {
    const cards = [...layout.cards.values()];
    for (const [index, a] of cards.entries()) {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.y).toBeGreaterThanOrEqual(0);
      expect(a.x + CARD.width).toBeLessThanOrEqual(layout.width);
      expect(a.y + CARD.height).toBeLessThanOrEqual(layout.height);
      for (const b of cards.slice(index + 1))
        expect(Math.abs(a.x - b.x) >= CARD.width || Math.abs(a.y - b.y) >= CARD.height).toBe(true);
    }
  });

  test("draws every edge from left to right", () => {
    for (const { from, to } of model.edges) {
      const start = layout.cards.get(from)?.x ?? Infinity;
      expect(start + CARD.width).toBeLessThan(layout.cards.get(to)?.x ?? -Infinity);
    }
  });

  test("has a place for every step, and the same one each time", () => {
    expect([...model.cardOf.keys()].toSorted()).toEqual(steps.map(({ id }) => id).toSorted());
    const again = layoutGraph(graphModel(steps));
    expect([...again.cards]).toEqual([...layout.cards]);
    expect(again.edges.lines).toBe(layout.edges.lines);
  });
});

describe("the order of cards in a column", () => {
  test("follows what they wait for, so that straight chains do not cross", () => {
    const model = graphModel([
      graphStep("a"),
      graphStep("b"),
      graphStep("c"),
      graphStep("after-c", { wave: 2, depends: ["c"] }),
      graphStep("after-a", { wave: 2, depends: ["a"] }),
      graphStep("after-b", { wave: 2, depends: ["b"] }),
    ]);
    expect(layoutGraph(model).columns[1]).toEqual(["after-a", "after-b", "after-c"]);
  });

  test("keeps the order of the plan among cards that are even", () => {
    const model = graphModel(waveSteps(4, 4, 4));
    expect(layoutGraph(model).columns[1]).toEqual(["w2-1", "w2-2", "w2-3", "w2-4"]);
  });
});

describe("the edges of a graph", () => {
  test("are bundled where a wave waits for all of the wave before it", () => {
    const { lines } = layoutGraph(graphModel(waveSteps(8, 8))).edges;
    expect(lines.match(/M/g)?.length).toBe(16);
  });

  test("take a lane past the columns between, which one step's edges share", () => {
    const layout = layoutGraph(
      graphModel([
        graphStep("a"),
        graphStep("b", { wave: 2, depends: ["a"] }),
        graphStep("c", { wave: 3, depends: ["b", "a"] }),
        graphStep("d", { wave: 3, depends: ["b", "a"] }),
      ]),
    );
    const [b] = layout.columns[1] ?? [];
    expect(b).toBe("b");
    // From a to b and to the lane, through the lane, two lines together, and two apart.
    expect(layout.edges.lines.match(/M/g)?.length).toBe(7);
    expect(layout.edges.of("b").match(/M/g)?.length).toBe(3);
  });
});
