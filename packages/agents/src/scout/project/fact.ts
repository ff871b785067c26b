import type { SourceFile } from "../tree/source-file.ts";

/** Something that a file of the project says, which needs no judgement. */
export interface Fact {
  /** The part of a description that it belongs to, such as `commands`. */
  readonly topic: string;
  /** What it is about, in a few words: a command, a tool, a path. */
  readonly subject: string;
  /** What is so, in a few words. */
  readonly says: string;
  readonly file: SourceFile;
  /** The line that says it, from 1. */
  readonly line: number;
}
