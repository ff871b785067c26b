import { expect, test } from "vitest";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Room for what is young after a program has allocated much, in bytes. */
function youngAfter(held: boolean): number {
  const module = fileURLToPath(new URL("hold-young.ts", import.meta.url));
  const program = `
    import { setImmediate as turn } from "node:timers/promises";
    import { holdYoung, youngBytes } from ${JSON.stringify(module)};
    const holding = ${held} ? holdYoung() : undefined;
    const kept = [];
    let most = 0;
    for (let round = 0; round < 400; round++) {
      for (let each = 0; each < 5_000; each++) kept[(round * 5_000 + each) % 400_000] = { round, text: String(each), list: [each] };
      most = Math.max(most, youngBytes());
      await turn();
    }
    console.log(most);`;
  const args = ["--no-warnings", "--input-type=module", "--eval", program];
  return Number(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

test("the young part of the heap stays small, which it would not by itself", () => {
  const held = youngAfter(true);
  expect(held).toBeLessThanOrEqual(32 * 1024 ** 2);
  expect(youngAfter(false)).toBeGreaterThan(held);
});
