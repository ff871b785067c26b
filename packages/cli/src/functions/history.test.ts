import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CodeContext } from "@wheelhouse/core";
import { historySchema } from "@wheelhouse/flows";
import { describe, expect, test } from "vitest";
import { journalPath } from "../home/home-paths.ts";
import { historyFunction } from "./history.ts";

const CONTEXT: CodeContext = {
  run: "k3m2",
  step: "history",
  input: {},
  runInput: {},
  band: "small",
  project: { id: "p", path: "/p" },
  outputs: { snapshot: { path: "/p", hash: "x", files: 1, omitted: [] } },
  settled: {},
  facts: {
    flow: "code-review",
    startedAt: 1,
    now: 2,
    agents: [],
    tokens: { input: 0, output: 0, unknown: 0 },
    costUsd: { known: 0, unknown: 0 },
    attempts: { started: 0, failed: 0, lost: 0 },
  },
  signal: { aborted: false },
};

async function history(home: string) {
  return historySchema.parse(await historyFunction(home).run(CONTEXT));
}

describe("the run before", () => {
  test("is none where nothing was ever run", async () => {
    expect(await history(mkdtempSync(join(tmpdir(), "wheelhouse-test-")))).toEqual({
      earlier: null,
    });
  });

  test("is none, and says why, where the journal cannot be read: no run fails for that", async () => {
    const home = mkdtempSync(join(tmpdir(), "wheelhouse-test-"));
    writeFileSync(journalPath(home), "this is no journal");
    const { earlier, why } = await history(home);
    expect(earlier).toBeNull();
    expect(why).toMatch(/^Earlier runs could not be read: ./);
  });
});
