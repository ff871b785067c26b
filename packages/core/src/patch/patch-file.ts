/** A line of a unified diff. */
export interface PatchLine {
  readonly kind: "same" | "added" | "removed";
  /** Without its mark and its line feed; a carriage return before that is part of it. */
  readonly text: string;
  /** Its number in the file before, from 1; null of a line that was added. */
  readonly before: number | null;
  /** Its number in the file after, from 1; null of a line that was removed. */
  readonly after: number | null;
  /** Whether the file ends with it and without a line feed. */
  readonly isBare: boolean;
}

/** Lines of a file that stand together, changed and around a change. */
export interface PatchHunk {
  /** Number of its first line in the file before, and how many lines of that it tells; the same for the file after. */
  readonly before: number;
  readonly beforeLines: number;
  readonly after: number;
  readonly afterLines: number;
  /** What git says it is in, such as the head of a function; empty when it says nothing. */
  readonly section: string;
  readonly lines: readonly PatchLine[];
}

/** What a patch says of one file. */
export interface PatchFile {
  /** Its path after the change; before it, of a file that was deleted. */
  readonly path: string;
  /** What it was called before; null when it was not renamed or copied. */
  readonly from: string | null;
  readonly status: "added" | "modified" | "deleted" | "renamed" | "copied";
  /** Its mode before and after as git writes it, such as `100755`; null where the patch does not say it. */
  readonly modes: readonly [before: string | null, after: string | null];
  /** Name of its content after the change, where the patch tells all of it; null otherwise, and of a file that is gone. */
  readonly blob: string | null;
  readonly isBinary: boolean;
  readonly hunks: readonly PatchHunk[];
  /** Whether the patch ends before all lines that it announces. */
  readonly isCut: boolean;
}
