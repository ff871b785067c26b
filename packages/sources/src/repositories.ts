import type { ProjectPage, RepositoryObject, SignalObject } from "@wheelhouse/core";

/** Which look at the repositories was the last. */
export interface Scan {
  /** Rises with every look that saw something else than the one before. */
  readonly version: number;
  /** Wall clock in ms of the end of the last look; undefined before the first. */
  readonly at: number | undefined;
}

/** Repositories of this machine and what they want. *Contract*: reads only, by a git that writes nothing. */
export interface Repositories {
  scan(): Scan;
  /** Looks now; who asks while a look is under way shares it and is told `ran: false`. */
  refresh(): Promise<Scan & { readonly ran: boolean }>;
  /**
   * Has a look taken that begins after this call, since one that is under way may have passed what has just changed; who
   * calls while it is to come shares it. Resolves when it is over.
   */
  lookAnew(): Promise<void>;
  /** Those that want action first, then by their score, then by name. */
  list(): readonly RepositoryObject[];
  /** All signals in the order of `list`. */
  signals(): readonly SignalObject[];
  /** A project's page; undefined for an id that is no repository of ours. */
  page(id: string): Promise<ProjectPage | undefined>;
  /** The project of a path, of `owner/name`, or of a bare name; undefined when it is none. */
  projectOf(repo: string): string | undefined;
  onChange(listener: () => void): () => void;
  /** Ends a look that is under way. */
  close(): Promise<void>;
}
