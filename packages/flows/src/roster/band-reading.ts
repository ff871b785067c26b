import type { Band } from "@wheelhouse/core";
import type { ScanOutput, Signal } from "../io/scan.ts";
import { reaches } from "../spine/band-settings.ts";

/** Concerns that cut across modules when they are clearly there. */
const CROSS_CUTTING: readonly Signal[] = ["security", "data", "devops", "on-call", "concurrency"];
/** From which strength a concern counts for the size: a clear signal, not a hint. */
const CLEAR = 6;

/** What a scope reads as. */
export interface Reading {
  readonly reads: Band;
  /** The figures behind it. */
  readonly because: string;
}

/** Sizes a scope: by files, by concerns that cut across it, and by seams. Borderline stays smaller. */
export function bandReading(scan: ScanOutput): Reading {
  const code = scan.files.filter((file) => file.kind === "code").length;
  const concerns = CROSS_CUTTING.filter((signal) => (scan.signals[signal]?.strength ?? 0) >= CLEAR);
  const seam = (scan.signals.seam?.strength ?? 0) >= CLEAR;
  const parts = [
    `${code} source ${code === 1 ? "file" : "files"}`,
    concerns.length === 0 ? "no cross-cutting concern" : `concerns: ${concerns.join(", ")}`,
    ...(seam ? ["a seam between units"] : []),
  ];
  const reads: Band =
    code > 12 || concerns.length > 2 || seam
      ? "large"
      : code > 3 || concerns.length > 0
        ? "medium"
        : "small";
  return { reads, because: parts.join("; ") };
}

/** The line that is announced before anything is dispatched. */
export function announce(band: Band, reading: Reading): string {
  if (band === reading.reads) return `${band}, which fits the scope (${reading.because})`;
  return reaches(band, reading.reads)
    ? `${band} was set; the scope reads as ${reading.reads} (${reading.because}), so only those whose domain is touched are asked`
    : `${band} was set; the scope reads as ${reading.reads} (${reading.because}), so the strongest concerns come first`;
}
