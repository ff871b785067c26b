import type { ImportGraph } from "../graph/import-graph.ts";
import { outlineOf } from "../lex/outline.ts";
import type { Pacer } from "../tree/pacer.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import { isProgram } from "./context.ts";

/** What is known about the tests of a tree. */
export interface TestReach {
  /** Files that hold tests, not only helpers for them. */
  readonly tests: readonly SourceFile[];
  /**
   * Steps of imports from the nearest test: 0 when a test names or imports the file itself, 1 when it
   * imports a file that imports it (barrels do not count as a step), Infinity when no test reaches it.
   */
  readonly distance: (file: SourceFile) => number;
}

const HOLDS_TESTS =
  /\b(describe|it|test|suite|context|specify)(\.\w+)*\s*\(|\bdef test_?\w*|\bfunc Test\w*\(|@(Test|ParameterizedTest)\b|\[(Fact|Theory|Test|TestMethod)\b|#\[(tokio::|\w+::)?test\b|\bTEST(_[FP])?\s*\(|\bfunc test\w+\(|\bpublic function test\w+|@Suite\b/;
/** Names too common to prove that a test means this file. */
const DISTINCT = /^(?=.{4,})[A-Za-z_$][\w$]*$/;
const BARREL = /(^|\/)(index\.[cm]?[jt]sx?|__init__\.py|mod\.rs|lib\.rs)$/;

/** Finds out which source files the tests of a tree reach. */
export async function testReach(
  index: SourceIndex,
  graph: ImportGraph,
  pacer: Pacer,
): Promise<TestReach> {
  const around = index.files.filter((file) => isTestSide(file) && isProgram(file));
  const tests = around.filter(
    (file) =>
      file.role === "test" &&
      HOLDS_TESTS.test(file.lexed.code) &&
      !/_support\.|helpers?\./.test(file.name),
  );
  const imported = reachedByImport(around, graph, index);
  const stems = stemMatches(tests, index);
  const words = new Map<string, Set<string>>();
  const strings = new Set<string>();
  for (const file of around) {
    await pacer.tick();
    const family = familyOf(file);
    const known = words.get(family) ?? new Set<string>();
    for (const word of file.lexed.code.match(/[A-Za-z_$][\w$]{3,}/g) ?? []) known.add(word);
    words.set(family, known);
    for (const span of file.lexed.strings) {
      if (span.end - span.start > 200) continue;
      for (const name of file.text.slice(span.start, span.end).match(/[\w-]+\.[a-z]{1,4}\b/gi) ??
        [])
        strings.add(name);
    }
  }
  return {
    tests,
    distance: (file) => {
      const direct =
        stems.has(file.path) ||
        strings.has(file.name) ||
        hasInlineTests(file) ||
        isNamed(file, words.get(familyOf(file)));
      return direct ? 0 : (imported.get(file.path) ?? Number.POSITIVE_INFINITY);
    },
  };
}

const isTestSide = (file: SourceFile): boolean => file.role === "test" || file.role === "fixture";

function hasInlineTests(file: SourceFile): boolean {
  if (file.language === "rust")
    return /#\[cfg\((all\()?test\b|#\[(\w+::)?test\]/.test(file.lexed.code);
  return /\bimport\.meta\.vitest\b/.test(file.lexed.code);
}

/** Whether a test names something that the file defines. Import-based languages need a telling name. */
function isNamed(file: SourceFile, words: ReadonlySet<string> | undefined): boolean {
  if (words === undefined) return false;
  const byImport = ["javascript", "typescript", "python"].includes(file.language);
  return outlineOf(file).some((one) => {
    const name = /([A-Za-z_$][\w$]*)\W*$/.exec(one.name)?.[1] ?? "";
    if (byImport && (one.level === 1 || name.length < 8 || !/[a-z][A-Z]|_/.test(name)))
      return false;
    return DISTINCT.test(name) && words.has(name);
  });
}

/** Steps of imports from the tests and their helpers to each file that they reach. */
function reachedByImport(
  around: readonly SourceFile[],
  graph: ImportGraph,
  index: SourceIndex,
): ReadonlyMap<string, number> {
  const reached = new Map<string, number>();
  let front = around.map((file) => file.path);
  for (let steps = 0; front.length > 0; steps++) {
    const next: string[] = [];
    // Barrels pass on what they hold, so the queue grows while it is read.
    for (const path of front)
      for (const edge of graph.from.get(path) ?? []) {
        if (edge.kind === "type" || reached.has(edge.to)) continue;
        const file = index.byPath.get(edge.to);
        if (file === undefined || isTestSide(file)) continue;
        reached.set(edge.to, steps);
        (BARREL.test(edge.to) ? front : next).push(edge.to);
      }
    front = next;
  }
  return reached;
}

/** Sources that a test is named after; of several with the name, those nearest to the test. */
function stemMatches(tests: readonly SourceFile[], index: SourceIndex): ReadonlySet<string> {
  const byStem = new Map<string, SourceFile[]>();
  for (const file of index.files) {
    if (isTestSide(file) || !isProgram(file)) continue;
    for (const stem of stemsOf(file)) {
      const list = byStem.get(`${familyOf(file)} ${stem}`) ?? [];
      list.push(file);
      byStem.set(`${familyOf(file)} ${stem}`, list);
    }
  }
  const found = new Set<string>();
  for (const test of tests) {
    const stem = plain(
      test.name
        .replace(/\.[^.]+$/, "")
        .replace(
          /^(test|spec)[._-]|[._-](test|tests|spec|specs|cy|e2e|unittest|it|bench)(-d)?(?=\.|$)|\.e2e|(Tests?|IT|Spec|TestCase)$/g,
          "",
        ),
    );
    const same = byStem.get(`${familyOf(test)} ${stem}`) ?? [];
    const best = same.reduce((most, file) => Math.max(most, sharedFolders(file, test)), 0);
    for (const file of same) if (sharedFolders(file, test) === best) found.add(file.path);
  }
  return found;
}

/** The normalised names a test may use for a file: its own, or its folder's for an index. */
function stemsOf(file: SourceFile): readonly string[] {
  const own = plain(file.name.replace(/\.[^.]+$/, ""));
  const parent = plain(file.folder.slice(file.folder.lastIndexOf("/") + 1));
  return /^(index|init|mod|main|lib)$/.test(own) ? [own, parent] : [own];
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

function sharedFolders(a: SourceFile, b: SourceFile): number {
  const others = new Set(b.folder.split("/"));
  return a.folder.split("/").filter((part) => others.has(part)).length;
}

/** Languages whose tests may be written in one another. */
function familyOf(file: SourceFile): string {
  switch (file.language) {
    case "javascript":
    case "typescript":
      return "javascript";
    case "java":
    case "kotlin":
    case "scala":
      return "java";
    case "c":
    case "cpp":
      return "c";
    default:
      return file.language;
  }
}
