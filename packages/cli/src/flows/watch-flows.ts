import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type FlowObject, messageOf, WheelhouseError } from "@wheelhouse/core";
import type { FlowFiles } from "@wheelhouse/server";
import { type FSWatcher, watch } from "chokidar";
import { bookedNamed } from "./flow-named.ts";
import { flowObjects, objectOf } from "./flow-objects.ts";
import { problemText } from "./flow-problem.ts";
import { trustFlow } from "./trust/trusted-flows.ts";

/** Changes of files within this time are told as one, in milliseconds: editors write in several strokes. */
const QUIET_MS = 100;
/** Most projects whose files are watched; of more, those that were asked for last. */
const MOST_PROJECTS = 16;

/** Flow files as a server knows them: always as they are now, and watched for those who look at the list. */
export interface WatchedFlows extends FlowFiles, AsyncDisposable {
  /** Every flow that can be chosen; with a project's own, which are watched from now on. */
  list(project: string | undefined): Promise<readonly FlowObject[]>;
}

/** Watches the user's flow files, and those of projects that somebody asks for. `say` is told why watching fails. */
export function watchFlows(home: string, say: (text: string) => void): WatchedFlows {
  const listeners = new Set<() => void>();
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer = undefined;
    for (const listener of listeners) listener();
  };
  const changed = (): void => {
    timer ??= setTimeout(tell, QUIET_MS).unref();
  };
  const follow = (key: string, paths: readonly string[]): void => {
    const known = watchers.get(key);
    watchers.delete(key);
    watchers.set(key, known ?? watchPaths(paths, changed, say));
    const [oldest, watcher] = [...watchers].find(([each]) => each !== home) ?? [];
    if (watchers.size <= MOST_PROJECTS + 1 || oldest === undefined) return;
    watchers.delete(oldest);
    void watcher?.close();
  };
  makeDirectory(join(home, "flows"));
  follow(home, [join(home, "flows")]);
  return {
    async list(project) {
      if (project !== undefined) {
        const own = join(project, ".wheelhouse");
        follow(project, [join(own, "flows"), join(own, "personas")]);
      }
      return flowObjects({ home, project });
    },
    async trust({ path: project }, { flow, hash }) {
      const booked = await bookedNamed(flow, { home, project });
      if (booked.read?.ok === false)
        throw new WheelhouseError(
          "flow.invalid",
          booked.read.problems.map(problemText).join("\n"),
          {
            hint: `Mend its file and look again: wheelhouse flows check ${flow}`,
          },
        );
      if (booked.hash !== hash)
        throw new WheelhouseError(
          "flow.untrusted",
          `The flow ${flow} has changed since it was read: it is ${booked.hash} now.`,
          { hint: "Read it again, and trust what it is now." },
        );
      if (!booked.trusted) {
        trustFlow(home, project, flow, hash);
        changed();
      }
      return objectOf(await bookedNamed(flow, { home, project }));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      clearTimeout(timer);
      listeners.clear();
      await Promise.all([...watchers.values()].map((watcher) => watcher.close()));
    },
  };
}

/** As long as it is not there, the directory above it is what is watched: it would be read at each write of the journal. */
function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch {
    // That is slower, and right.
  }
}

function watchPaths(
  paths: readonly string[],
  onChange: () => void,
  say: (text: string) => void,
): FSWatcher {
  const watcher = watch([...paths], {
    depth: 0,
    followSymlinks: false,
    ignoreInitial: true,
    ignorePermissionErrors: true,
  });
  for (const event of ["add", "change", "unlink"] as const) watcher.on(event, onChange);
  watcher.on("error", (error) => say(`Flow files cannot be watched: ${messageOf(error)}`));
  return watcher;
}
