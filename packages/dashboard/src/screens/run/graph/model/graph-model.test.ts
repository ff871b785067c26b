import { describe, expect, test } from "vitest";
import { graphStep, waveSteps } from "../testing/steps.ts";
import { graphKey, graphModel } from "./graph-model.ts";

const FAN = [
  graphStep("plan"),
  graphStep("write", { kind: "map", persona: null, wave: 2, depends: ["plan"] }),
  ...Array.from({ length: 40 }, (_, index) =>
    graphStep(`write/${index}`, { wave: 2, parent: "write", persona: "writer" }),
  ),
  graphStep("judge", { wave: 3, depends: ["write"] }),
];

describe("the graph of a run", () => {
  test("has a column for each wave, and one more for what is in a container", () => {
    const { waves, cards } = graphModel([
      graphStep("a"),
      graphStep("b", { kind: "scope", wave: 2, depends: ["a"] }),
      graphStep("b/x", { wave: 2, parent: "b" }),
      graphStep("b/y", { wave: 2, parent: "b", depends: ["b/x"] }),
      graphStep("c", { wave: 3, depends: ["b"] }),
    ]);
    expect(waves).toEqual([1, 2, 2, 2, 3]);
    expect(cards.map(({ column }) => column)).toEqual([0, 1, 2, 3, 4]);
  });

  test("shows together what was skipped of a wave, once it is over, and one by one when opened", () => {
    const steps = [
      graphStep("a"),
      ...["x", "y", "z"].map((name) =>
        graphStep(`r2.${name}`, { wave: 2, depends: ["a"], persona: name }),
      ),
      graphStep("fold", { wave: 3, depends: ["r2.x", "r2.y", "r2.z"] }),
    ];
    const skipped = new Set(["r2.x", "r2.y", "r2.z"]);
    const { cards, edges } = graphModel(steps, new Set(), skipped);
    expect(cards.find(({ kind }) => kind === "skipped")?.steps).toEqual([...skipped]);
    expect(cards).toHaveLength(3);
    expect(edges).toHaveLength(2);
    expect(graphModel(steps, new Set(["skipped 1"]), skipped).cards).toHaveLength(5);
    expect(graphModel(steps).cards).toHaveLength(5);
  });

  test("lets what waits for a container wait for what ends in it", () => {
    const { edges } = graphModel([
      graphStep("b", { kind: "scope" }),
      graphStep("b/x", { parent: "b" }),
      graphStep("b/y", { parent: "b", depends: ["b/x"] }),
      graphStep("c", { wave: 2, depends: ["b"] }),
    ]);
    expect(edges).toEqual([
      { from: "b", to: "b/x" },
      { from: "b/x", to: "b/y" },
      { from: "b/y", to: "c" },
    ]);
  });

  test("folds more than twelve siblings that are alike to one card, which a person can open", () => {
    const folded = graphModel(FAN);
    expect(folded.cards.map(({ kind, steps }) => [kind, steps.length])).toEqual([
      ["step", 1],
      ["step", 1],
      ["alike", 40],
      ["step", 1],
    ]);
    expect(folded.edges).toHaveLength(3);
    expect(folded.cardOf.get("write/7")).toBe(folded.cards[2]?.id);
    const opened = graphModel(FAN, new Set([folded.cards[2]?.id ?? ""]));
    expect(opened.cards).toHaveLength(43);
    expect(opened.edges).toHaveLength(81);
  });

  test("leaves twelve as they are", () => {
    const twelve = FAN.filter(({ id }) => !/^write\/(1[2-9]|[23]\d)$/.test(id));
    expect(graphModel(twelve).cards).toHaveLength(15);
  });

  test("shows waves when there are more than three hundred cards, and one of them when a person opens it", () => {
    const many = waveSteps(...Array(40).fill(8));
    const folded = graphModel(many);
    expect(folded.cards.map(({ kind }) => kind)).toEqual(Array(40).fill("wave"));
    expect(folded.edges).toHaveLength(39);
    const opened = graphModel(many, new Set(["wave 3"]));
    expect(opened.cards).toHaveLength(47);
  });

  test("is another one only when the plan is", () => {
    const key = graphKey(FAN);
    expect(graphKey(FAN.map((step) => ({ ...step, status: "completed" })))).toBe(key);
    expect(graphKey(FAN.slice(1))).not.toBe(key);
  });

  test("of a run without steps is empty", () => {
    expect(graphModel([])).toMatchObject({ cards: [], edges: [], waves: [] });
  });
});
