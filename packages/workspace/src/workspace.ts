import type { Citation } from "@wheelhouse/core";

/** A private copy of a project's exact working state. */
export interface Snapshot {
  /** Directory that agents read. Contains no symlinks. */
  readonly path: string;
  /** Git directory of the copy, outside `path`; absent for a plain folder. */
  readonly gitDir?: string | undefined;
  /** Commit that captures the working tree, untracked files included; absent for a plain folder. */
  readonly commit?: string | undefined;
  /** Commit that HEAD named in the project; absent when unborn or not a repository. */
  readonly base?: string | undefined;
  /** Content hash of the tree: the same files give the same hash. */
  readonly hash: string;
  readonly files: number;
  /** What was left out and why, such as symlinks that point outside. */
  readonly omitted: readonly string[];
}

/** What the after-check saw. */
export interface AfterCheck {
  readonly clean: boolean;
  /** Changed paths, at most twenty. */
  readonly changes: readonly string[];
}

/** What code-review looks at. A: branch against default branch; B: uncommitted work; C: named files. */
export type ReviewMode = "A" | "B" | "C";

/** One changed file. */
export interface ChangedFile {
  readonly path: string;
  readonly status: "added" | "modified" | "deleted" | "renamed" | "named";
  readonly added: number;
  readonly removed: number;
  /** Line ranges that the change introduced, in the new file. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** The change that a review is about. */
export interface Diff {
  readonly mode: ReviewMode;
  /** What it is compared with, in words. */
  readonly against: string;
  readonly files: readonly ChangedFile[];
  /** Unified diff, capped; `truncated` says whether it was. */
  readonly patch: string;
  readonly truncated: boolean;
  /** Subjects of the commits in it, newest first, at most fifty. */
  readonly commits: readonly string[];
}

/** A citation with the outcome of our check and, when moved, its corrected lines. */
export type CheckedCitation = Citation & { readonly status: "verified" | "moved" | "not-found" };

/** Git history facts for agents that cannot run git; written beside the snapshot as JSON. */
export interface Facts {
  readonly version: 1;
  /** Path → commits that touched it and lines changed in the last year, most touched first. */
  readonly churn: readonly {
    readonly path: string;
    readonly commits: number;
    readonly lines: number;
    readonly authors: number;
  }[];
  /** TODO-like comments with the age of their line in days, by blame; `author` is left out. */
  readonly todos: readonly {
    readonly path: string;
    readonly line: number;
    readonly text: string;
    readonly ageDays: number | null;
  }[];
  /** Files in scope of the run, when it has a focus. */
  readonly scope: readonly string[];
  /** What could not be found out, and why. */
  readonly missing: readonly string[];
}
