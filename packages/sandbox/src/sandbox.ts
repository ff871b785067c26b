/** How writing is prevented; shown on every run. */
export type Level = "enforced" | "confined" | "agent-enforced";

/** Identity of a process that survives pid reuse and reboots. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start time in the kernel's own unit (clock ticks since boot on Linux). */
  readonly startTime: string;
  readonly bootId: string;
}

/**
 * What a sandboxed program may touch. Everything else is read-only (enforced) or unreadable (confined);
 * under `agent-enforced` nothing but the program's own mode holds it, and whoever asks for that level
 * knows that this mode was tried.
 */
export interface SandboxSpec {
  readonly level: Level;
  /** Program and arguments; never a shell string. For `confined` the program is one bundled `.mjs` file. */
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  /** The whole environment: nothing is inherited. The marker is added. */
  readonly env: Readonly<Record<string, string>>;
  /** Private, writable under `enforced`. */
  readonly home: string;
  readonly tmp: string;
  /** Directories and files that a confined program may read; under `enforced`, what stays visible of the user's home. */
  readonly readable: readonly string[];
  /** More writable directories, for write steps. Only `enforced` can hold a program to them; any other level refuses. */
  readonly writable?: readonly string[] | undefined;
  /**
   * Paths below {@link cwd} that would have the program start others, such as settings which a
   * repository brings for it. Where they exist they look empty under `enforced`, and nothing is started
   * under `agent-enforced`.
   */
  readonly covered?: readonly string[] | undefined;
  /** Directories that look empty under `enforced` as the user's home does, but for what is needed of them. */
  readonly hidden?: readonly string[] | undefined;
  /**
   * `false` leaves an enforced program without any network but a loopback of its own, so that abstract
   * sockets of services are out of reach too. Absent, it has the machine's: an agent needs its provider.
   * Only `enforced` can take it away; any other level refuses.
   */
  readonly network?: boolean | undefined;
  /**
   * Marks the whole tree: found in each process's environment as WHEELHOUSE_ATTEMPT. A tree whose marker is that of another
   * with more behind a slash ends with that one, and can be ended alone.
   */
  readonly marker: string;
}
