import type { Band, Severity } from "@wheelhouse/core";

/** What a band means for every flow on the spine. */
export interface BandSettings {
  /** Most findings that one agent is asked for. */
  readonly maxFindings: number;
  /** Whole time of one agent attempt, in milliseconds. */
  readonly timeoutMs: number;
  /** Longest silence of an agent, in milliseconds; a local model may take minutes for its first token. */
  readonly silenceMs: number;
  /** Severities that are reported in full; the others get a line each. */
  readonly escalates: readonly Severity[];
  /** How thorough an agent is asked to be. */
  readonly depth: string;
}

const MINUTE = 60_000;

/** The three bands. */
export const BAND_SETTINGS: Readonly<Record<Band, BandSettings>> = {
  small: {
    maxFindings: 5,
    timeoutMs: 12 * MINUTE,
    silenceMs: 5 * MINUTE,
    escalates: ["critical", "high"],
    depth: `This is a small run: one pass over the files in scope. Report only what is clear after that pass, at most
5 findings, and none that you would not defend in front of the author. When two severities fit, take the lower one.`,
  },
  medium: {
    maxFindings: 8,
    timeoutMs: 20 * MINUTE,
    silenceMs: 6 * MINUTE,
    escalates: ["critical", "high", "medium"],
    depth: `This is a medium run: two passes. In the first, find; follow callers and callees one layer outward, also
beyond the files in scope. In the second, try to refute your own findings and drop those that fall. At most 8
findings. Leave polish out. When two severities fit, take the lower one.`,
  },
  large: {
    maxFindings: 10,
    timeoutMs: 40 * MINUTE,
    silenceMs: 8 * MINUTE,
    escalates: ["critical", "high", "medium", "low", "info"],
    depth: `This is a large run: three passes. First go through every point of "Looks for" in turn, and name each one
that is clean. Then follow the data across module borders, in both directions. Last, try to refute each finding, and
write into its \`why\` under which condition it would not hold. At most 10 findings, all severities.`,
  },
};

const ORDER: readonly Band[] = ["small", "medium", "large"];

/** Whether a run of this band includes what starts at `minBand`. */
export function reaches(band: Band, minBand: Band): boolean {
  return ORDER.indexOf(band) >= ORDER.indexOf(minBand);
}
