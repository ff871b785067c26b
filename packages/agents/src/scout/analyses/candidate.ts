import type { Analysis, Citation, Severity } from "@wheelhouse/core";

/** A finding before it is ranked, cut to the ten and numbered. */
export interface Candidate {
  readonly analysis: Analysis;
  /** The class of finding, stable between runs, such as `import-cycle` or `sql-text`. */
  readonly rule: string;
  readonly severity: Severity;
  /** How sure it is that a person would act on it, from 0 to 1. */
  readonly confidence: number;
  /** Weight among findings that are equally bad and equally sure; larger is worse. */
  readonly impact: number;
  readonly claim: string;
  readonly why: string;
  readonly fix: string;
  readonly topic: string;
  /** Empty only for what is not there: there is no line to show. */
  readonly citations: readonly Citation[];
  /** Where the evidence comes from, when it is not the code. */
  readonly trust?: "provided";
  /** The file that it is about. */
  readonly path: string;
  /**
   * What a change must touch for the finding to belong to it: a cited line, or the file itself by at
   * least this many changed lines.
   */
  readonly touches: "lines" | { readonly fileLines: number };
}

/** What one analysis has to say. */
export interface AnalysisResult {
  readonly candidates: readonly Candidate[];
  /** What was looked at and is fine. */
  readonly clean: readonly string[];
  /** What could not be looked at, and why. */
  readonly notRun: readonly string[];
}
