import { realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { type FSWatcher, watch } from "chokidar";

/** A directory that is watched. */
export interface WatchOptions {
  readonly root: string;
  /** Deepest directory below the root in which something is; 1 is the root's own directories. */
  readonly depth: number;
  /** Whether a file of this path is of interest. */
  readonly wants: (path: string) => boolean;
  /** A file of interest came, changed or went. */
  readonly onFile: (path: string) => void;
  /** Everything is watched from now on: what came before has to be looked for. */
  readonly onReady: () => void;
  readonly onError: (error: unknown) => void;
}

/** Watches files below a directory that is there. No link below it is followed. */
export function watchDirectory(options: WatchOptions): FSWatcher {
  const { root, depth, wants, onFile, onReady, onError } = options;
  // The directory itself may be a link: what is behind it is watched, and told by the path that it was given by.
  const real = realpathSync(root);
  const named = (path: string): string => join(root, relative(real, path));
  const watcher = watch(real, {
    depth,
    followSymlinks: false,
    ignoreInitial: true,
    ignorePermissionErrors: true,
    ignored: (path, stats) => stats?.isFile() === true && !wants(named(path)),
  });
  const tell = (path: string): void => {
    if (wants(named(path))) onFile(named(path));
  };
  watcher.on("add", tell).on("change", tell).on("unlink", tell);
  watcher.on("ready", onReady).on("error", onError);
  return watcher;
}
