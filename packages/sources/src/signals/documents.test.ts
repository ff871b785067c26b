import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FORGE_HEALTH, SIGNALS } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";

const PAGE = readFileSync(join(import.meta.dirname, "../../../../docs/signals.md"), "utf8");

/** First cells of the rows of the table with such a head. */
function firstCells(head: string): string[] {
  const table = PAGE.slice(PAGE.indexOf(`| ${head} |`)).split("\n\n")[0] ?? "";
  return [...table.matchAll(/^\| `(\w+)`/gm)].flatMap(([, name]) => name ?? []);
}

describe("docs/signals.md", () => {
  test("has every signal in the order in which they are told, and every health of a forge", () => {
    expect(firstCells("signal")).toEqual([...SIGNALS]);
    expect(firstCells("health")).toEqual([...FORGE_HEALTH]);
  });
});
