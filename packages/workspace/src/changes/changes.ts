import type { ChangeFlag } from "@wheelhouse/core";

/** One file of a change. */
export interface ChangeFile {
  readonly path: string;
  /** What it was called before; absent when it was not renamed. */
  readonly from?: string | undefined;
  readonly status: "added" | "modified" | "deleted" | "renamed";
  /** Lines; none of a binary file. */
  readonly added: number;
  readonly removed: number;
  readonly binary: boolean;
  readonly flags: readonly ChangeFlag[];
}

/** Why a file has a flag, in words for a judge and a person. A secret itself is never in it. */
export interface ChangeReason {
  readonly path: string;
  readonly flag: ChangeFlag;
  /** Line of the file after the change, from 1; absent when it is about the whole file, or about what is gone. */
  readonly line?: number | undefined;
  readonly why: string;
}

/** What differs between two commits of a clone. */
export interface Changes {
  /** Commits. */
  readonly from: string;
  readonly to: string;
  readonly files: readonly ChangeFile[];
  readonly reasons: readonly ChangeReason[];
  /** Paths that the work was not to touch; empty when nothing was said of that. */
  readonly outside: readonly string[];
  /** Unified diff, capped; `truncated` says whether it was. */
  readonly patch: string;
  readonly truncated: boolean;
  /** True when the change is too large to be looked through for flags: then what is missing says nothing. */
  readonly unchecked: boolean;
  /** Lines, of all files. */
  readonly added: number;
  readonly removed: number;
}
