import { describe, expect, test } from "vitest";
import { scopeOf } from "./scope-of.ts";

const files = ["docs/plan.md", "src/orders/order.ts", "src/stock/reserve.ts", "src/pay.ts"].map(
  (path) => ({ path, bytes: 10 }),
);
const tree = { files: files.length, codeFiles: 3, bytes: 40 };
const scope = (of: "project" | "material", focus: string, given?: string) =>
  scopeOf(
    {
      of,
      focus,
      files,
      changed: [],
      read: () => undefined,
      ...(given !== undefined && { given, documents: ["docs/plan.md"] }),
    },
    files,
    tree,
  );

describe("the scope of a flow about the project", () => {
  test.each([
    ["Clerks can give back a part of an order", "whole", []],
    ["order", "focus", ["src/orders/order.ts"]],
    ["Why does src/pay.ts fail when an order is placed twice?", "focus", ["src/pay.ts"]],
    ["What happens in pay.ts when a card is declined?", "focus", ["src/pay.ts"]],
  ] as const)("%s: %s", (focus, kind, paths) => {
    expect(scope("project", focus)).toMatchObject({ kind, paths });
  });

  test("is not the document that was given", () => {
    expect(scope("project", "docs/plan.md", "Nothing named.")).toMatchObject({ kind: "whole" });
  });
});

describe("the scope of a flow about documents", () => {
  test("is what they name, and they themselves", () => {
    expect(scope("material", "docs/plan.md", "Change src/pay.ts.")).toMatchObject({
      kind: "focus",
      paths: ["src/pay.ts", "docs/plan.md"],
    });
  });

  test("is everything when they name no file", () => {
    expect(scope("material", "docs/plan.md", "An order fails.")).toMatchObject({ kind: "whole" });
  });
});
