import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !path.startsWith("testing"),
);

describe("the flows package", () => {
  test.each(files)("%s imports only core, zod and its neighbours", (path) => {
    const text = readFileSync(join(import.meta.dirname, path), "utf8");
    const imported = [...text.matchAll(/^(?:import|export)[^;]*? from "([^"]+)"/gm)].map(
      (match) => match[1] ?? "",
    );
    const foreign = imported.filter(
      (name) => !name.startsWith(".") && name !== "zod" && name !== "@wheelhouse/core",
    );
    expect(foreign).toEqual([]);
  });
});
