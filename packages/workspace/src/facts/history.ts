/** Where the facts of a project are looked for. */
export interface History {
  readonly gitDir: string;
  /** Commit that captures the working tree. */
  readonly commit: string;
  /** Commit of HEAD. */
  readonly base: string;
  /** The project below the top of its repository; empty when it is the top. */
  readonly prefix: string;
  /** Time from which ages are counted, in milliseconds. */
  readonly now: number;
  /** Commits whose parents are not here: all that is older looks as if they had made it. */
  readonly shallow: ReadonlySet<string>;
}
