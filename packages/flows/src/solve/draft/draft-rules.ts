import type { IssueType } from "@wheelhouse/core";
import type { NamedCommand } from "../solve-input.ts";

/** What is wrong with a solver plan: where, what, and how to mend it. */
export interface DraftProblem {
  /** Id of the step; `plan` for the plan as a whole. */
  readonly step: string;
  readonly what: string;
  readonly mend: string;
}

/** What a solver plan is held against. */
export interface DraftRules {
  readonly type?: IssueType | null | undefined;
  /** Commands that a check may name. */
  readonly checks: readonly NamedCommand[];
  /** Most steps; never more than twenty. */
  readonly maxSteps?: number | undefined;
  /** Whether a person will see which further commands the plan runs, before it runs them. */
  readonly approved: boolean;
  /** Further commands that a person has approved. */
  readonly also?: readonly (readonly string[])[] | undefined;
  /** Steps that are there already, which this plan goes on after. */
  readonly before?: readonly string[] | undefined;
  /** Whether something may have been written already, so that the rest need not. */
  readonly written?: boolean | undefined;
}

/** Takes a problem of a step. */
export type Tell = (what: string, mend: string) => void;

/** Whether there is a text with something in it. */
export function hasText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "";
}
