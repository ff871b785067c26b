import { ourGit } from "@wheelhouse/workspace";

/** What git may take for one look, in milliseconds: large repositories on slow disks are slow. */
const LIMIT_MS = 10_000;
/** Beyond so many a person is told no number, in bytes of git's answer. */
const MOST_BYTES = 4 * 1024 * 1024;
/** How long an answer holds, in milliseconds. */
const HOLDS_MS = 3_000;

/** How a project's working tree differs from its last commit. */
export interface Uncommitted {
  /** Whether it is a repository's working tree. */
  readonly repository: boolean;
  /** Files that differ from the last commit or are not known to git; a new directory counts once. */
  readonly changed: number;
}

/**
 * Looks at working trees for previews. The same look serves everybody for a moment, and goes on when
 * nobody waits for it any more.
 * *Contract*: writes nothing and runs nothing that a repository names, as filters and monitors are.
 */
export class WorkingTrees {
  readonly #looks = new Map<string, { readonly until: number; readonly look: Promise<Found> }>();

  /** What is known within so many milliseconds; undefined when that is not enough, or git cannot say. */
  async at(path: string, withinMs: number): Promise<Uncommitted | undefined> {
    const now = performance.now();
    const last = this.#looks.get(path);
    const look = last !== undefined && now < last.until ? last.look : lookAt(path);
    if (look !== last?.look) this.#looks.set(path, { until: now + HOLDS_MS, look });
    // Who does not wait is told what is known already.
    if (withinMs <= 0) return Promise.race([look, Promise.resolve(undefined)]);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(resolve, withinMs, undefined);
    return Promise.race([look, promise]).finally(() => clearTimeout(timer));
  }
}

type Found = Uncommitted | undefined;

async function lookAt(cwd: string): Promise<Found> {
  try {
    const inside = await ourGit(["rev-parse", "--is-inside-work-tree"], { cwd });
    if (inside.stdout.trim() !== "true") return { repository: false, changed: 0 };
    const args = ["status", "--porcelain=v1", "-z", "--no-renames", "--ignore-submodules=all", "."];
    const status = await ourGit([...(await withoutFilters(cwd)), ...args], {
      cwd,
      timeoutMs: LIMIT_MS,
      maxBytes: MOST_BYTES,
    });
    if (status.code !== 0 && status.cut !== "size") return undefined;
    return { repository: true, changed: status.stdout.split("\0").length - 1 };
  } catch {
    return undefined;
  }
}

/** Settings that turn each filter of the repository off: they are programs, and git would run them to compare a file. */
async function withoutFilters(cwd: string): Promise<string[]> {
  const names = await ourGit(["config", "--null", "--name-only", "--get-regexp", "^filter\\."], {
    cwd,
  });
  const filters = new Set(
    names.stdout.split("\0").flatMap((name) => /^filter\.(.+)\.[^.]+$/s.exec(name)?.[1] ?? []),
  );
  return [...filters].flatMap((name) =>
    ["clean=", "process=", "required=false"].flatMap((value) => ["-c", `filter.${name}.${value}`]),
  );
}
