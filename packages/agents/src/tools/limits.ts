/** What one attempt may hand in by its tools. Text is counted in characters. */
export const LIMITS = {
  /** Largest body of one call, in bytes. */
  bodyBytes: 2 * 1024 * 1024,
  /** Deepest nesting of objects and arrays in one call. */
  depth: 64,
  /** Calls of one attempt, refused ones included. */
  calls: 2_000,
  findings: 200,
  citations: 20,
  artifacts: 50,
  /** Of one artifact. */
  artifactText: 256 * 1024,
  /** Of one output. */
  output: 1024 * 1024,
  /** A name, path or label. */
  line: 500,
  /** A claim, reason, question or quote. */
  text: 20_000,
  options: 12,
  /** Runs of checks. */
  checks: 40,
  /** What an agent is shown of the output of a check; its end, where the failures are told. */
  checkShown: 16_000,
} as const;
