/** What may become of a clone. */
export const CLONE_STATES = [
  "merged",
  "handed-over",
  "exported",
  "not-yet",
  "open",
  "none",
] as const;

/** A clone of a run, and whether it is still needed. */
export interface CloneRow {
  /** The run that wrote in it. */
  readonly id: string;
  /**
   * `merged`: a branch of the user's other than its own has the work, or there is none; `handed-over`: its own branch has it;
   * `exported`: a bundle has it; `not-yet`: nobody else has it; `open`: its run has not ended; `none`: it is not a whole clone.
   */
  readonly status: (typeof CLONE_STATES)[number];
  /** Number of the issue that it was made for; null where there is none. */
  readonly issue: number | null;
  readonly title: string | null;
  readonly project: string | null;
  /** The branch that it was handed over as; null while there is none. */
  readonly branch: string | null;
  /** The bundle that has its work; null while there is none. */
  readonly bundle: string | null;
  /** Bytes of the disk. */
  readonly bytes: number;
  readonly removable: boolean;
  /** Why it may be removed, or why not, in a sentence. */
  readonly why: string;
}
