import { projectFiles, type ProjectFile } from "../project/project-files.ts";

/** How long a list holds, in milliseconds: somebody types a path, and looks once for all of its letters. */
const HOLDS_MS = 5_000;

/** The files of projects, looked at once for whoever asks within a moment. A directory that cannot be read has none. */
export class KeptFiles {
  readonly #looks = new Map<string, { readonly until: number; readonly look: Promise<Files> }>();

  /** The files that a run over a directory would see. */
  async at(path: string): Promise<Files> {
    const now = performance.now();
    const last = this.#looks.get(path);
    if (last !== undefined && now < last.until) return last.look;
    for (const [key, { until }] of this.#looks) if (until <= now) this.#looks.delete(key);
    const look = projectFiles(path).catch(() => []);
    this.#looks.set(path, { until: now + HOLDS_MS, look });
    return look;
  }
}

type Files = readonly ProjectFile[];
