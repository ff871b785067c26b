import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stronglyConnected } from "./strongly-connected.ts";

describe("stronglyConnected", () => {
  test("finds each group once, and no single file", () => {
    const next: Record<string, string[]> = {
      a: ["b"],
      b: ["c"],
      c: ["a", "d"],
      d: ["e"],
      e: ["d"],
      f: [],
    };
    expect(stronglyConnected(Object.keys(next), (node) => next[node] ?? [])).toEqual([
      ["a", "b", "c"],
      ["d", "e"],
    ]);
  });

  test("a chain of many thousand files does not exhaust the stack", () => {
    const nodes = Array.from({ length: 50_000 }, (_, i) => `n${i}`);
    const next = (node: string): string[] => [`n${(Number(node.slice(1)) + 1) % nodes.length}`];
    expect(stronglyConnected(nodes, next)[0]).toHaveLength(nodes.length);
  });

  test("two files share a group exactly when each reaches the other", () => {
    const graph = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 });
    fc.assert(
      fc.property(graph, (pairs) => {
        const nodes = "01234567".split("");
        const next = (node: string): string[] =>
          pairs.filter(([from]) => String(from) === node).map(([, to]) => String(to));
        const reaches = (from: string, to: string): boolean => {
          const seen = new Set<string>();
          const queue = [...next(from)];
          for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
            if (node === to) return true;
            if (!seen.has(node)) queue.push(...next(node));
            seen.add(node);
          }
          return false;
        };
        const groups = stronglyConnected(nodes, next);
        for (const a of nodes)
          for (const b of nodes) {
            if (a === b) continue;
            const together = groups.some((group) => group.includes(a) && group.includes(b));
            expect(together).toBe(reaches(a, b) && reaches(b, a));
          }
      }),
    );
  });
});
