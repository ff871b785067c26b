import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { historySchema } from "@wheelhouse/flows";
import { codeContext } from "@wheelhouse/flows/code-context";
import { describe, expect, test } from "vitest";
import { journalPath } from "../home/home-paths.ts";
import { historyFunction } from "./history.ts";

const CONTEXT = codeContext({
  run: "k3m2",
  step: "history",
  outputs: { snapshot: { path: "/p", hash: "x", files: 1, omitted: [] } },
});

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
