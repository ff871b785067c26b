/** A sign that something is wanted before it is needed. */
export interface YagniFlag {
  readonly id: string;
  /** What to look for, as a reader would meet it. */
  readonly sign: string;
}

/** The named flags; each one alone makes an item a candidate for deferral, never a verdict. */
export const YAGNI_FLAGS: readonly YagniFlag[] = [
  { id: "future-flexibility", sign: '"might need", "later on", "to be flexible"' },
  { id: "unmeasured-scale", sign: "scaling for a pressure that nobody has measured" },
  { id: "best-practice", sign: "an appeal to best practice in place of a reason" },
  { id: "symmetry", sign: "added for symmetry or completeness" },
  {
    id: "single-implementation",
    sign: "an interface with one implementation, or a common part before its third user",
  },
  { id: "unset-knob", sign: "a setting that nobody sets" },
  { id: "trusted-border", sign: "a defensive check inside a border of trust that already checks" },
  { id: "idle-observability", sign: "metrics or traces through which no data flows" },
  { id: "unfired-runbook", sign: "a runbook for an alert that has never fired" },
  { id: "idle-objective", sign: "a service level without traffic" },
  { id: "unproven-availability", sign: "several regions or standby for an unproven load" },
  {
    id: "unused-data-structure",
    sign: "an index, audit column, copy or partition that nothing reads",
  },
  { id: "absent-path-test", sign: "a test for a path or an adversary that does not exist" },
  { id: "unforced-decision", sign: "a decision record that nothing forces" },
  { id: "unused-standard", sign: "a standard for a pattern that is not in use" },
  { id: "roadmap-phase", sign: "a phase that only completes a roadmap" },
];
