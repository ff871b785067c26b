import type { ScanOutput } from "../io/scan.ts";
import { fileKind } from "./file-kind.ts";
import { proseSignals } from "./prose-signals.ts";
import type { ScanSource } from "./scan-tree.ts";
import type { FoundScope } from "./scope-of.ts";

/** What the focus and the given documents are about counts as well: a plan names what no file has yet. */
export function addSaid(
  signals: ScanOutput["signals"],
  { of, focus, given = "" }: ScanSource,
  paths: readonly string[],
  scope: FoundScope,
  most: number,
): void {
  if (of === "focus" || of === "change") return;
  for (const [signal, weight] of proseSignals(`${focus}\n${given}`)) {
    const known = signals[signal] ?? { strength: 0, files: 0, evidence: [] };
    signals[signal] = { ...known, strength: known.strength + weight };
  }
  const named = given === "" ? [] : namedIn(given, paths);
  if (named.length > 0)
    signals.claims = {
      strength: 2 * named.length,
      files: named.length,
      evidence: named.slice(0, most).map((path) => `${path}:1`),
    };
  if (scope.kind === "focus")
    signals.named = {
      strength: 2 * scope.paths.length,
      files: scope.paths.length,
      evidence: scope.paths.slice(0, most).map((path) => `${path}:1`),
    };
  const documents = paths.filter((path) => fileKind(path) === "docs" && !USUAL.test(path));
  if (documents.length > 0)
    signals.docs = {
      strength: 2 * documents.length,
      files: documents.length,
      evidence: documents.slice(0, most).map((path) => `${path}:1`),
    };
}

/** Nearly every project has these; they document no feature. */
const USUAL = /(^|\/)(licen[cs]e|changelog|code_of_conduct|security|authors)[^/]*$/i;

/** Files that a text names by their path. */
export function namedIn(text: string, paths: readonly string[]): string[] {
  const words = new Set(
    text.split(/[\s`'"()<>[\],;]+/).map((word) => word.replace(/^\.\/|[.:]\d*$/g, "")),
  );
  return paths.filter((path) => words.has(path));
}
