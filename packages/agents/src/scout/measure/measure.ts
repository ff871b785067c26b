import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Analysis } from "@wheelhouse/core";
import { REGISTRY } from "../analyses/registry.ts";
import { readFacts } from "../facts.ts";
import { importGraph } from "../graph/import-graph.ts";
import { temporaryTree } from "../temporary-tree.ts";
import { createPacer } from "../tree/pacer.ts";
import { indexTree } from "../tree/source-index.ts";
import { readPlanted } from "./read-planted.ts";

/** How right an analysis is over the problems that were planted for it. */
export interface Measured {
  readonly analysis: Analysis;
  readonly planted: number;
  readonly lookAlikes: number;
  readonly found: number;
  /** Of what it reports, the part that was planted; 1 when it reports nothing. */
  readonly precision: number;
  /** Of what was planted, the part that it reports. */
  readonly recall: number;
  /** What it reports and nobody planted: path, line and rule. */
  readonly wrong: readonly string[];
  /** What was planted and it does not report. */
  readonly missed: readonly string[];
}

const FIXTURES = fileURLToPath(new URL("fixtures/", import.meta.url));

/** Runs one analysis over its planted repository and compares line by line. */
export async function measure(analysis: Analysis): Promise<Measured> {
  const { files, marks, brief, facts } = readPlanted(
    await readFile(join(FIXTURES, `${analysis}.txt`), "utf8"),
  );
  await using tree = await temporaryTree(files);
  await using aside = await temporaryTree({});
  const factsFile = join(aside.root, "facts.json");
  if (facts !== undefined) await writeFile(factsFile, facts);
  const pacer = createPacer(undefined);
  const index = await indexTree(tree.root, pacer);
  const { candidates } = await REGISTRY[analysis].run({
    index,
    graph: await importGraph(index, pacer),
    brief,
    facts: await readFacts(facts === undefined ? undefined : factsFile),
    pacer,
  });
  const reported = new Set(
    candidates.flatMap(({ rule, citations }) =>
      citations.map(({ path, lines }) => `${path}:${lines[0]} ${rule}`),
    ),
  );
  const problems = marks.filter(({ rule }) => rule !== "fine");
  const wanted = new Set(problems.map(({ path, line, rule }) => `${path}:${line} ${rule}`));
  const right = [...reported].filter((one) => wanted.has(one));
  return {
    analysis,
    planted: wanted.size,
    lookAlikes: marks.length - problems.length,
    found: reported.size,
    precision: reported.size === 0 ? 1 : right.length / reported.size,
    recall: wanted.size === 0 ? 1 : right.length / wanted.size,
    wrong: [...reported].filter((one) => !wanted.has(one)),
    missed: [...wanted].filter((one) => !reported.has(one)),
  };
}
