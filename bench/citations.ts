/** Measures the check of 10,000 citations over a snapshot of 5,000 files: `npm run bench:citations`. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Citation } from "../packages/core/src/index.ts";
import { checkCitations, readInside } from "../packages/workspace/src/index.ts";
import { writeSection } from "./write-section.ts";

const FILES = 5_000;
const LINES = 120;
const CITATIONS = 10_000;
const ROUNDS = 3;

const tree = mkdtempSync(join(tmpdir(), "wheelhouse-bench-citations-"));
const pathOf = (file: number): string => `part-${file % 50}/file-${file}.ts`;
const lineOf = (file: number, line: number): string =>
  `export const value_${file}_${line} = compute(${line}, "text ${file % 7}"); // ${line * 31}`;
for (let file = 0; file < FILES; file++) {
  const path = join(tree, pathOf(file));
  mkdirSync(dirname(path), { recursive: true });
  const lines = Array.from({ length: LINES }, (_, line) => lineOf(file, line + 1));
  writeFileSync(path, `${lines.join("\n")}\n`);
}

/** Two thirds are true, of the others half have moved and half are invented. */
const citations = Array.from({ length: CITATIONS }, (_, index): Citation => {
  const file = (index * 7) % FILES;
  const line = 1 + ((index * 13) % LINES);
  const kind = index % 6;
  const quote = kind === 5 ? lineOf(file, line + 1_000) : lineOf(file, line);
  const at = kind === 4 ? Math.max(1, LINES - line) : line;
  return { path: pathOf(file), lines: [at, at], quote };
});

const times: number[] = [];
const bare: number[] = [];
let counts = new Map<string, number>();
for (let round = 0; round < ROUNDS; round++) {
  let from = performance.now();
  const checked = checkCitations(citations, (path) => readInside(tree, path));
  times.push(performance.now() - from);
  counts = new Map(
    [...Map.groupBy(checked, ({ status }) => status)].map(([k, v]) => [k, v.length]),
  );
  from = performance.now();
  for (const path of new Set(citations.map((each) => each.path)))
    readFileSync(join(tree, path), "utf8");
  bare.push(performance.now() - from);
}
rmSync(tree, { recursive: true, force: true });

const middle = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? Number.NaN;
const table = [
  "| what | figure | aim |",
  "| --- | --- | --- |",
  `| ${CITATIONS.toLocaleString("en-US")} citations over ${FILES.toLocaleString("en-US")} files of ${LINES} lines | ${(middle(times) / 1000).toFixed(2)} s | < 2 s |`,
  `| the same files only read | ${(middle(bare) / 1000).toFixed(2)} s (${(middle(times) / middle(bare)).toFixed(1)} × of it) | |`,
  `| verified, moved, not found | ${["verified", "moved", "not-found"].map((status) => counts.get(status) ?? 0).join(", ")} | |`,
].join("\n");
process.stdout.write(`${table}\n`);
writeSection(
  "## Citations",
  `\`npm run bench:citations\`, ${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, the middle of ${ROUNDS}.\n\n${table}`,
);
