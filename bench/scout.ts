import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ANALYSES } from "@wheelhouse/core";
import { analyse } from "../packages/agents/src/scout/analyse.ts";

const FILES = 5000;
const FUNCTIONS = 12;

/** Writes a repository of 5,000 TypeScript files that import each other; every fifth has a test. */
function writeTree(tree: string): void {
  for (let index = 0; index < FILES; index++) {
    const path = join(tree, `src/area${index % 50}/part${index}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    const imports = [1, 7, 31]
      .map((far) => (index + far) % FILES)
      .map((to) => `import { f${to}x0 } from "../area${to % 50}/part${to}.ts";`);
    const bodies = Array.from(
      { length: FUNCTIONS },
      (_, each) =>
        `// Adds what part ${index} knows.\nexport function f${index}x${each}(left: number, right: number): number {\n  const sum = left + right * ${each};\n  return sum > 10 ? sum : f${(index + 1) % FILES}x0(sum, ${index});\n}\n`,
    );
    writeFileSync(path, `${imports.join("\n")}\n\n${bodies.join("\n")}`);
    if (index % 5 === 0)
      writeFileSync(
        path.replace(/\.ts$/, ".test.ts"),
        `import { f${index}x0 } from "./part${index}.ts";\nf${index}x0(1, 2);\n`,
      );
  }
}

/** Seconds that some work took: by the clock, and of a processor. */
interface Took {
  readonly clock: number;
  readonly processor: number;
}

/**
 * How long scout takes over 5,000 files (plus 1,000 tests): with the analyses that look for problems, reading
 * included; and with all that there are, when the files are known.
 */
export async function timeScout(): Promise<{ readonly problems: Took; readonly all: Took }> {
  const tree = mkdtempSync(join(tmpdir(), "wheelhouse-scout-"));
  writeTree(tree);
  const problems = await timed(() => analyse(tree, { role: "find" }));
  const all = await timed(() => analyse(tree, { role: "find", analyses: [...ANALYSES] }));
  rmSync(tree, { recursive: true });
  return { problems, all };
}

async function timed(work: () => Promise<unknown>): Promise<Took> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { clock: (performance.now() - started) / 1000, processor: (user + system) / 1e6 };
}
