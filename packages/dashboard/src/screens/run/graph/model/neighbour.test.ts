import { describe, expect, test } from "vitest";
import { layoutGraph } from "../layout/layout-graph.ts";
import { graphStep } from "../testing/steps.ts";
import { graphModel } from "./graph-model.ts";
import { neighbour } from "./neighbour.ts";

const MODEL = graphModel([
  graphStep("scope"),
  ...["a", "b", "c"].map((id) => graphStep(id, { wave: 2, depends: ["scope"] })),
  graphStep("end", { wave: 3, depends: ["c"] }),
]);
const LAYOUT = layoutGraph(MODEL);
const go = (card: string, way: Parameters<typeof neighbour>[3]) =>
  neighbour(MODEL, LAYOUT, card, way);

describe("the way of the arrow keys through a graph", () => {
  test("leads along edges, to the card that is nearest in height", () => {
    expect(go("scope", "right")).toBe("b");
    expect(go("c", "left")).toBe("scope");
    expect(go("c", "right")).toBe("end");
  });

  test("leads up and down in a column", () => {
    expect(go("b", "up")).toBe("a");
    expect(go("b", "down")).toBe("c");
  });

  test("ends where the graph does", () => {
    expect(go("a", "up")).toBeUndefined();
    expect(go("a", "right")).toBeUndefined();
    expect(go("scope", "left")).toBeUndefined();
  });
});
