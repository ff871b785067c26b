/** What a command of ours did, as its evidence tells it. */
export interface ShownEvidence {
  readonly isPassed: boolean;
  /** As a person would type it; undefined where the evidence names its check only. */
  readonly command: string | undefined;
  /** How it ended, such as `exit 1`. */
  readonly ended: string;
  /** Milliseconds; undefined where nobody has measured it. */
  readonly ms: number | undefined;
  readonly output: string;
}

const CALLED = /^\$ (.*)\n(passed|failed) \((.*?)(?:, (\d+) ms)?\)(?:\n\n?|$)/;
const NAMED = /^(passed|failed), (.*)(?:\n|$)/;

/** Reads the evidence that a run has recorded; undefined where it is in no form that is known, and then it is words. */
export function readEvidence(value: string): ShownEvidence | undefined {
  const called = CALLED.exec(value);
  if (called !== null) {
    const [all, command, verdict, ended = "", ms] = called;
    return {
      isPassed: verdict === "passed",
      command,
      ended,
      ms: ms === undefined ? undefined : Number(ms),
      output: value.slice(all.length),
    };
  }
  const [all, verdict, ended = ""] = NAMED.exec(value) ?? [];
  if (all === undefined) return undefined;
  return {
    isPassed: verdict === "passed",
    command: undefined,
    ended,
    ms: undefined,
    output: value.slice(all.length),
  };
}
