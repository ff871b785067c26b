import type { Json, SourceKind } from "@wheelhouse/core";

/** An event of a foreign log, before it has a place. `data` is that of core's event of this type, or anything when core knows no such type. */
export interface LogEvent {
  readonly type: string;
  readonly step?: string | undefined;
  readonly attempt?: string | undefined;
  /** Wall clock in milliseconds as the log says it, else that of the event before. */
  readonly at: number;
  readonly data: Json;
}

/** What a line of a log means. */
export interface Translated {
  /** In their order; none for a line that means nothing. */
  readonly events: readonly LogEvent[];
  /** Why the line is no event, in a few words: it is counted and can be looked at. */
  readonly problem?: string | undefined;
  /** It was kept, but its shape is one that we do not know. */
  readonly isUnknown?: boolean | undefined;
}

/**
 * Reads one log, line by line, from its beginning.
 * *Contract*: pure but for its own state; never throws, whatever the line; the same lines give the same events, also when
 * another translator goes on from what this one `kept`.
 */
export interface Translator {
  line(text: string): Translated;
  /** All that it takes to go on, for the structured clone algorithm; small. */
  kept(): unknown;
}

/** A log that was found: one file, one run. */
export interface FoundLog {
  readonly path: string;
  /** How its harness names the run. */
  readonly name: string;
}

/** A kind of log. */
export interface LogFormat {
  readonly kind: SourceKind;
  /**
   * Another one whenever lines give other events, or another translator could not go on from what was kept: a number that
   * is raised by hand, and a hash of what recorded logs give, to which a test holds it.
   */
  readonly version: string;
  /**
   * Logs below a directory, in any order. *Contract*: follows no link out of it and none twice; what cannot be read is
   * reported and passed over.
   */
  discover(root: string, report: (problem: string) => void): AsyncIterable<FoundLog>;
  /** The log that a path below the root is, if it is one. */
  logAt(root: string, path: string): FoundLog | undefined;
  /** Begins with a log, or goes on from what an earlier translator `kept` after some line. */
  translate(log: FoundLog, kept?: unknown): Translator;
  /** Deepest directory below the root in which logs lie; 1 is the root's own directories. */
  readonly depth: number;
}
