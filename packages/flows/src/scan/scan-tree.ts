import {
  MAX_SCAN_FILES,
  type ScanFile,
  type ScanInput,
  type ScanOutput,
  type Signal,
} from "../io/scan.ts";
import { extensionOf, fileKind, isSetAside } from "./file-kind.ts";
import { inScope } from "./resolve-scope.ts";
import { addSaid } from "./said-signals.ts";
import { type FoundScope, scopeOf } from "./scope-of.ts";
import { signalsOf } from "./signals-of.ts";
import { treeSignals } from "./tree-signals.ts";

/** What {@link scanTree} works on. */
export interface ScanSource {
  /** Every file of the snapshot, with its size. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** The text of a file; undefined when it is binary, too large or there is no time left. */
  readonly read: (path: string) => Promise<string | undefined> | string | undefined;
  readonly of: ScanInput["of"];
  readonly focus: string;
  /** The documents that the run was given, joined; they are scanned for what they are about. */
  readonly given?: string | undefined;
  /** Paths of those of them that are files of the project: what is given is not what is looked for. */
  readonly documents?: readonly string[] | undefined;
  /** The changed files; only for `change`, and empty there when everything is looked at. */
  readonly changed: readonly string[];
}

const EVIDENCE = 12;

/**
 * Finds the scope, sizes it, and collects signals. Deterministic for the same files and answers of
 * `read`; it does no I/O itself. Files are read in order of path.
 */
export async function scanTree(source: ScanSource): Promise<ScanOutput> {
  const files = source.files
    .filter((file) => !isSetAside(file.path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const code = files.filter((file) => fileKind(file.path) === "code");
  const tree = {
    files: files.length,
    codeFiles: code.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
  };
  const found = scopeOf(source, files, tree);
  const inside = found.kind === "areas" ? [] : files.filter((file) => within(file.path, found));
  const scanned: ScanFile[] = [];
  const hits = new Map<Signal, Hit[]>();
  let notRead = 0;
  for (const { path } of inside) {
    const text = await source.read(path);
    if (text === undefined) notRead++;
    const own = text === undefined ? [] : signalsOf(path, text);
    for (const { signal, line, weight } of own) {
      const list = hits.get(signal) ?? [];
      list.push({ path, line, weight });
      hits.set(signal, list);
    }
    scanned.push({
      path,
      lines: text === undefined ? 0 : countLines(text),
      ext: extensionOf(path),
      kind: fileKind(path),
      signals: [...new Set(own.map((hit) => hit.signal))],
    });
  }
  const signals: ScanOutput["signals"] = {};
  for (const [signal, list] of hits) signals[signal] = strengthOf(list);
  const sources = scanned.filter((file) => file.kind === "code");
  const paths = files.map((file) => file.path);
  for (const { signal, ...strength } of treeSignals(paths, sources)) {
    signals[signal] = { ...strength, evidence: [...strength.evidence] };
  }
  addSaid(signals, source, paths, found, EVIDENCE);
  return {
    files: scanned.slice(0, MAX_SCAN_FILES),
    filesOmitted: Math.max(0, scanned.length - MAX_SCAN_FILES),
    tree,
    scope: {
      ...found,
      files: scanned.length,
      lines: scanned.reduce((sum, file) => sum + file.lines, 0),
    },
    areas: areasOf(code.map((file) => file.path)),
    signals,
    notRead,
  };
}

interface Hit {
  readonly path: string;
  readonly line: number;
  readonly weight: number;
}

function within(path: string, scope: FoundScope): boolean {
  return scope.kind === "whole" || inScope(path, scope.paths);
}

/** The evidence is the strongest place of each file, the files with most to show first. */
function strengthOf(list: readonly Hit[]) {
  const files = new Map<string, { sum: number; best: Hit }>();
  for (const hit of list) {
    const file = files.get(hit.path) ?? { sum: 0, best: hit };
    file.sum += hit.weight;
    if (hit.weight > file.best.weight) file.best = hit;
    files.set(hit.path, file);
  }
  const ranked = [...files.values()].toSorted((a, b) => b.sum - a.sum);
  return {
    strength: list.reduce((sum, hit) => sum + hit.weight, 0),
    files: files.size,
    evidence: ranked.slice(0, EVIDENCE).map(({ best }) => `${best.path}:${best.line}`),
  };
}

/** Top-level directories; one that holds most of the code is opened one level further. */
function areasOf(paths: readonly string[]): ScanOutput["areas"] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const parts = path.split("/");
    const depth = /^(packages|apps|services|libs|crates|modules|src)$/.test(parts[0] ?? "") ? 2 : 1;
    if (parts.length <= 1) continue;
    const area = parts.slice(0, Math.min(depth, parts.length - 1)).join("/");
    counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  return [...counts]
    .map(([path, files]) => ({ path, files }))
    .toSorted((a, b) => b.files - a.files || (a.path < b.path ? -1 : 1))
    .slice(0, 20);
}

function countLines(text: string): number {
  if (text === "") return 0;
  let count = text.endsWith("\n") ? 0 : 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
