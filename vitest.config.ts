import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { findChromium } from "./scripts/find-chromium.ts";
import LongFirst from "./scripts/testing/long-first.ts";
import { runPlace } from "./scripts/testing/run-place.ts";

// Tests never see the user's home or data: whatever forgets to pass a directory lands here.
const nowhere = join(runPlace, "nowhere");

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

const ALL = ["packages/*/src/**/*.test.ts", "scripts/**/*.test.ts"];
const BROWSER = "**/*.browser.test.ts";
const ANY_PROCESSES = "**/*.e2e.test.ts";
/** Tests of programs that run beside others. What is killed on purpose is not among them: there a race is a fault. */
const PROCESSES = "packages/*/src/**/!(killed*).e2e.test.ts";
/** Tests of killing on purpose. */
const KILLS = ["packages/*/src/**/killed*.e2e.test.ts", "scripts/**/*.e2e.test.ts"];
/** Tests that give a module another world than the others have when it is loaded. */
const ALONE = "**/*.alone.test.ts";
const NONE = "**/node_modules/**";
/** One more than there are cores: a test of processes waits now and then, for what was begun or for a limit. */
const WORKERS = availableParallelism() + 1;

export default defineConfig({
  test: {
    provide: { draws, chromium: chromium ?? "" },
    globalSetup: "./scripts/testing/global-setup.ts",
    setupFiles: "./scripts/testing/note-output.ts",
    env: {
      TMPDIR: runPlace,
      HOME: nowhere,
      WHEELHOUSE_HOME: join(nowhere, "data"),
      NO_COLOR: "1",
    },
    reporters: ["default", "./scripts/count-reporter.ts"],
    // Limits are for what hangs. A test of processes takes seconds, and many times that on a machine that is busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A poll waits for something that comes; how fast a busy machine brings it is not what is tested.
    expect: { poll: { timeout: 60_000 } },
    pool: "forks",
    sequence: { sequencer: LongFirst },
    // Browsers come after the others, and no more of them than cores: a person who looks at a page has one for it.
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: ALL,
          exclude: [NONE, BROWSER, ANY_PROCESSES, ALONE],
          // What they test has no state of its own, so that a worker loads it once for all of them.
          isolate: false,
          maxWorkers: WORKERS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "alone",
          include: [...KILLS, ALONE],
          exclude: [NONE],
          maxWorkers: WORKERS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "processes",
          include: [PROCESSES],
          exclude: [NONE],
          // Once, and told: see docs/decisions/0025-second-try.md. Tests of everything else are tried once.
          retry: 1,
          maxWorkers: WORKERS,
          sequence: { groupOrder: 1 },
        },
      },
      ...(chromium === undefined
        ? []
        : [
            {
              extends: true as const,
              test: {
                name: "page",
                include: [`packages/*/src/${BROWSER}`],
                testTimeout: 150_000,
                retry: 1,
                maxWorkers: "100%",
                sequence: { groupOrder: 2 },
              },
            },
          ]),
    ],
    coverage: { include: ["packages/core/src/**"], exclude: ["**/*.test.ts", "**/fixtures/**"] },
  },
});
