import type { Signal } from "../io/scan.ts";
import { fileKind, isSetAside } from "./file-kind.ts";
import { SIGNAL_PATTERNS } from "./signal-patterns.ts";

/** One place that speaks for a signal. */
export interface SignalHit {
  readonly signal: Signal;
  /** From 1. */
  readonly line: number;
  readonly weight: 1 | 2;
}

/** Most that one file may add to a signal: no single file decides about the tree. */
const FILE_CAP = 6;

const COMMENT = /^\s*(\/\/|\*|\/\*|--|;|#(?!include|define|!))/;

/**
 * The signals of one file. Deterministic, and bounded by {@link FILE_CAP} for each signal, so that
 * a large file costs no more than finding its first few hits. Hits in comment lines do not count.
 */
export function signalsOf(path: string, text: string): SignalHit[] {
  if (isSetAside(path)) return [];
  const kind = fileKind(path);
  const hits: SignalHit[] = [];
  const lines = lineIndex(text);
  for (const pattern of SIGNAL_PATTERNS) {
    let left = FILE_CAP;
    const add = (line: number, weight: 1 | 2): void => {
      hits.push({ signal: pattern.signal, line, weight });
      left -= weight;
    };
    if (pattern.path?.test(path)) add(1, 2);
    if (!pattern.kinds.includes(kind)) continue;
    const seen = new Set<number>();
    for (const [expression, weight] of [
      [pattern.strong, 2],
      [pattern.weak, 1],
    ] as const) {
      if (!expression) continue;
      for (const match of text.matchAll(expression)) {
        if (left < weight) break;
        const line = lines.lineAt(match.index);
        if (seen.has(line) || COMMENT.test(lines.textOf(line))) continue;
        seen.add(line);
        add(line, weight);
      }
    }
  }
  return hits;
}

function lineIndex(text: string) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return {
    lineAt(offset: number): number {
      let low = 0;
      let high = starts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle;
      }
      return low + 1;
    },
    textOf: (line: number): string => text.slice(starts[line - 1], starts[line] ?? text.length),
  };
}
