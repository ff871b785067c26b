/**
 * A private clone of a project that agents write in. Plain data: a run may keep it and read it again.
 */
export interface Clone {
  /** Directory of all of it. */
  readonly path: string;
  /** What an agent works in, with a `.git` of the agent's own that nothing of ours ever reads. */
  readonly tree: string;
  /** Our git directory, which no agent sees. */
  readonly gitDir: string;
  /** The user's objects, copied: agents may read them and nobody writes them. Belongs to the `readable` of a sandbox. */
  readonly objects: string;
  /** Real path of the project. */
  readonly project: string;
  /** The project below `tree`; empty when it is all of it. */
  readonly prefix: string;
  /** Commit that the work is compared with: where it began, and after that the last state of the branch that was brought into it. */
  readonly base: string;
  /** Full name of the branch that `base` was the tip of when it was taken, such as `refs/heads/main`; null for a bare commit. */
  readonly baseRef: string | null;
  /** The branch that the agent's own git is on. */
  readonly branch: string;
  /** Name of the hash that names objects, such as `sha1`. */
  readonly objectFormat: string;
  /** Ignored files of the user's that were copied into the tree, from its top. Never committed by us. */
  readonly carried: readonly string[];
  /**
   * Paths, from the tree's top, at which an agent sees nothing of what lies there, such as settings of agents: its own git
   * takes them for unchanged, and whatever comes to be there is no work and never committed by us.
   */
  readonly covered: readonly string[];
  /** What is in the repository and not in the tree, such as submodules: `path: why`. */
  readonly omitted: readonly string[];
  /** Uncommitted files of the user's that are not part of it. */
  readonly dirty: number;
  /** What a person should know of it, in sentences. */
  readonly notes: readonly string[];
}

/** What a clone is made of, and where. */
export interface CloneOptions {
  readonly project: string;
  /** Directory to make; its parent is there. */
  readonly into: string;
  /** Branch or commit that the work begins at; HEAD when absent. */
  readonly base?: string | undefined;
  /** Branch that the agent's own git is on; `work` when absent. */
  readonly branch?: string | undefined;
  /** Ignored files to copy from the project, such as `.env`, by their paths below it. */
  readonly carry?: readonly string[] | undefined;
  /** Paths below the project that whoever works in it is not shown, such as settings of agents. */
  readonly covered?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}
