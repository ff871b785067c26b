import type { Severity } from "@wheelhouse/core";

/** One place that a person should look at, before places of one kind in one file are put together. */
export interface Place {
  /** The class of finding, stable between runs. */
  readonly rule: string;
  readonly topic: string;
  /** Offset in the text of the file. */
  readonly offset: number;
  /** What is wrong there, without a full stop. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: Severity;
  /** How sure it is that a person would act on it, from 0 to 1. */
  readonly confidence: number;
}
