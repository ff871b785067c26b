import { randomFillSync } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";

/** Room that is kept for the last words of a run on a full disk. */
export const RESERVE_BYTES = 8 * 1024 * 1024;

/**
 * A file beside the journal whose only use is to be deleted (journal-format 9): on a full disk
 * its room takes the events that say so. Calls are performed one after the other.
 */
export class Reserve {
  readonly #path: string;
  #last: Promise<boolean> = Promise.resolve(false);

  constructor(journal: string) {
    this.#path = `${journal}.reserve`;
  }

  /** Gives the room back to the disk; false when there was none to give. */
  release(): Promise<boolean> {
    return this.#next(async () => {
      if (!(await this.#isWhole())) return false;
      await rm(this.#path, { force: true });
      return true;
    });
  }

  /** Takes the room again; false when the disk has not enough of it. */
  restore(): Promise<boolean> {
    return this.#next(async () => {
      if (await this.#isWhole()) return true;
      const unfinished = `${this.#path}.new`;
      try {
        await fill(unfinished);
        await rename(unfinished, this.#path);
        return true;
      } catch {
        // Where it cannot be made it can often not be removed either.
        await rm(unfinished, { force: true }).catch(() => undefined);
        return false;
      }
    });
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.#last;
  }

  #next(work: () => Promise<boolean>): Promise<boolean> {
    this.#last = this.#last.then(work, work);
    return this.#last;
  }

  async #isWhole(): Promise<boolean> {
    try {
      return (await stat(this.#path)).size === RESERVE_BYTES;
    } catch {
      return false;
    }
  }
}

// Random bytes, so that no file system stores them in less room than they need.
async function fill(path: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(randomFillSync(Buffer.allocUnsafe(RESERVE_BYTES)));
    await file.datasync();
  } finally {
    await file.close();
  }
}
