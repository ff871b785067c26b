import type { Received } from "../decode/received.ts";
import { BindingsFile } from "./bindings-file.ts";
import { type Retention, retain } from "./retain.ts";
import { type Route, Router } from "./router.ts";
import { SpoolFiles } from "./spool-files.ts";
import { writeLine } from "./write-line.ts";

/** Bytes that may wait for the disk; more is refused for now. */
const MOST_WAITING = 32 * 1024 * 1024;
/** Bytes after which it is looked whether the spool has become too large, and a time in ms. */
const LOOK_EVERY_BYTES = 16 * 1024 * 1024;
const LOOK_EVERY_MS = 60 * 60_000;

/** How a spool is opened. */
export interface SpoolOptions {
  readonly directory: string;
  readonly retention: Retention;
  /** Whether prompts, answers and what tools were called with are kept. */
  readonly content: boolean;
  /** The run of ours that a trace was given to. */
  readonly ownTrace: (trace: string) => string | undefined;
  /** Wall clock in ms. */
  readonly now: () => number;
}

/** Why something was not taken. */
export class SpoolBusy extends Error {
  override readonly name = "SpoolBusy";
}

/** Everything that was received and is of use, on the disk: one file a run. */
export class Spool {
  readonly #files: SpoolFiles;
  readonly #bindings: BindingsFile;
  readonly #router: Router;
  readonly #options: SpoolOptions;
  /** Bodies are written one after another, in the order in which they came. */
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #written = 0;
  #lookedAt = 0;

  private constructor(options: SpoolOptions) {
    this.#options = options;
    this.#files = new SpoolFiles(options.directory);
    this.#bindings = new BindingsFile(options.directory);
    this.#router = new Router(options.ownTrace);
  }

  static async open(options: SpoolOptions): Promise<Spool> {
    const spool = new Spool(options);
    await spool.#files.prepare();
    const left = await spool.#look();
    for (const binding of await spool.#bindings.load((file) => left.has(file)))
      spool.#router.bind(binding);
    return spool;
  }

  /**
   * Writes what was received. *Contract*: it is on the disk when it resolves. Throws `SpoolBusy` when too much waits
   * for the disk, and what the file system throws. Answers how many were dropped because their run's file is full.
   */
  async take(received: readonly Received[], bytes: number): Promise<{ readonly full: number }> {
    if (this.#waiting + bytes > MOST_WAITING)
      throw new SpoolBusy("More waits for the disk than fits.");
    this.#waiting += bytes;
    const written = this.#last.then(() => this.#write(received));
    this.#last = written.catch(() => undefined);
    try {
      return await written;
    } finally {
      this.#waiting -= bytes;
    }
  }

  /** Resolves when everything that was taken is written. */
  async close(): Promise<void> {
    await this.#last;
  }

  async #write(received: readonly Received[]): Promise<{ readonly full: number }> {
    const route = this.#router.route(received);
    for (const { from, to } of route.merges) await this.#files.merge(from, to);
    let full = 0;
    for (const [file, lines] of this.#linesOf(route)) {
      const bytes = await this.#files.append(file, lines);
      this.#written += bytes;
      if (bytes === 0) full += lines.length;
    }
    await this.#bindings.append(route.bound);
    const now = this.#options.now();
    if (this.#written >= LOOK_EVERY_BYTES || now - this.#lookedAt >= LOOK_EVERY_MS)
      await this.#look();
    return { full };
  }

  #linesOf({ routed }: Route): ReadonlyMap<string, readonly string[]> {
    const byFile = new Map<string, string[]>();
    for (const { file, session, received } of routed) {
      const line = writeLine(received, session, this.#options.content);
      const lines = byFile.get(file);
      if (lines) lines.push(line);
      else byFile.set(file, [line]);
    }
    return byFile;
  }

  async #look(): Promise<ReadonlySet<string>> {
    const { directory, retention, now } = this.#options;
    this.#written = 0;
    this.#lookedAt = now();
    return retain(directory, retention, this.#lookedAt);
  }
}
