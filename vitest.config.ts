import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { findChromium } from "./scripts/find-chromium.ts";

// Tests never see the user's home or data: whatever forgets to pass a directory lands here.
const nowhere = join(tmpdir(), `wheelhouse-test-${process.pid}`);

// Nor the repository of a git hook that runs them: its name would stand in the environment of every git.
for (const name of Object.keys(process.env)) if (name.startsWith("GIT_")) delete process.env[name];

// Random tests draw everything from one seed: `SEED=…` replays a failure, `RUNS=…` looks longer.
const { SEED, RUNS } = process.env;
const draws = { seed: Number(SEED ?? Date.now() % 2 ** 31), runs: Number(RUNS ?? 0) };

// The page is tried in a real browser. Where there is none those tests are not part of the run, and it says so.
const chromium = findChromium();
if (chromium === undefined)
  console.warn(
    "No Chromium: the tests of the page (*.browser.test.ts) are left out. Install one: apt-get install chromium, or name it in CHROMIUM.",
  );

export default defineConfig({
  test: {
    provide: { draws, chromium: chromium ?? "" },
    include: ["packages/*/src/**/*.test.ts", "scripts/**/*.test.ts"],
    exclude: ["**/node_modules/**", ...(chromium === undefined ? ["**/*.browser.test.ts"] : [])],
    env: { HOME: nowhere, WHEELHOUSE_HOME: join(nowhere, "data"), NO_COLOR: "1" },
    reporters: ["default", "./scripts/count-reporter.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    // Many tests wait for processes of their own: one worker for each core, none kept free.
    maxWorkers: "100%",
    coverage: { include: ["packages/core/src/**"], exclude: ["**/*.test.ts", "**/fixtures/**"] },
  },
});
