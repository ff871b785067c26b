import { beforeAll, describe, expect, test } from "vitest";
import { GOLDEN_RUNS } from "./golden-runs.ts";
import { makeShop, runGolden } from "./golden-world.ts";
import { outlineOf } from "./outline.ts";

let shop: string;
beforeAll(async () => {
  shop = await makeShop();
});

// What is expected is in files beside this one; `vitest run packages/cli/src/golden -u` writes them anew.
describe("the report of scout", () => {
  test.each(GOLDEN_RUNS)("$flow at band $band is as expected", async (run) => {
    const state = await runGolden(shop, { ...run, agent: "scout" });
    const file = `expected/scout/${run.flow}.${run.band}.txt`;
    await expect(outlineOf(state)).toMatchFileSnapshot(file);
  });
});
