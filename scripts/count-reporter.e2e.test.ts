import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const vitest = join(
  dirname(createRequire(import.meta.url).resolve("vitest/package.json")),
  "vitest.mjs",
);
const reporter = join(import.meta.dirname, "count-reporter.ts");

/** Runs vitest with our reporter over one file of tests, each of which may be tried twice. */
async function lastLines(tests: string): Promise<readonly string[]> {
  const directory = mkdtempSync(join(tmpdir(), "wheelhouse-reporter-"));
  writeFileSync(join(directory, "some.test.js"), tests);
  writeFileSync(
    join(directory, "vitest.config.js"),
    `export default { test: { globals: true, retry: 1, reporters: [${JSON.stringify(reporter)}] } };\n`,
  );
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [vitest, "run", "--root", directory],
    {
      // A run of its own: it ends what is left of itself only.
      env: { ...process.env, WHEELHOUSE_TEST_RUN: join(directory, "run") },
    },
  ).catch((error: { readonly stdout: string }) => error);
  return stdout.trim().split("\n");
}

const TWO_TRIES = `
let tries = 0;
let ended = 0;
describe("a page", () => {
  test("comes up late", ({ onTestFinished }) => {
    onTestFinished(() => { ended += 1; });
    tries += 1;
    if (tries === 1) throw new Error("nothing was there\\nand more");
    expect(ended).toBe(1);
  });
  test("is there", () => undefined);
`;

describe("the last lines of a test run", () => {
  test("tell what passed only at its second try, with its first error, and count it as passed", async () => {
    expect((await lastLines(`${TWO_TRIES}});`)).slice(-2)).toEqual([
      "FLAKY some.test.js > a page > comes up late: nothing was there",
      "2 passed, 0 failed, 0 skipped",
    ]);
  });

  test("tell what failed twice as failed, and before what did not", async () => {
    const lines = await lastLines(
      `${TWO_TRIES}  test("never comes", () => { throw new Error("gone"); });\n});`,
    );
    expect(lines.slice(-3)).toEqual([
      "FAILED some.test.js > a page > never comes: gone",
      "FLAKY some.test.js > a page > comes up late: nothing was there",
      "2 passed, 1 failed, 0 skipped",
    ]);
  });
});
