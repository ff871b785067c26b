import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { RunListItem } from "@wheelhouse/core";
import type { LogFormat } from "../log-format.ts";
import type { Observed, ObservedChange } from "../observed.ts";
import { openObserved, type ObservedOptions } from "../open-observed.ts";

/** A directory with logs of one kind, and one for our data. */
export interface Stand extends AsyncDisposable {
  readonly root: string;
  readonly dataDir: string;
  /** Writes a file below the root. */
  write(path: string, bytes: string | Uint8Array): string;
  /** Begins to observe the root; closed with the stand. */
  open(more?: Partial<ObservedOptions>): Promise<Observed>;
  /** Errors that nobody expected. */
  readonly errors: unknown[];
}

/** The time of all stands, in ms. */
export const NOW = Date.UTC(2026, 4, 5, 21, 30);

/** Makes a stand. Nothing looks by itself: what is new is read when a test asks, or a watcher says so. */
export function makeStand(format: LogFormat): Stand {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-sources-"));
  const root = join(home, "root");
  const dataDir = join(home, "data");
  mkdirSync(root);
  const opened: Observed[] = [];
  const errors: unknown[] = [];
  return {
    root,
    dataDir,
    errors,
    write(path, bytes) {
      const whole = join(root, path);
      mkdirSync(dirname(whole), { recursive: true });
      writeFileSync(whole, bytes);
      return whole;
    },
    async open(more = {}) {
      const observed = await openObserved({
        dataDir,
        formats: [format],
        places: [{ kind: format.kind, path: root, origin: "environment" }],
        staleMs: 900_000,
        now: () => NOW,
        onError: (error) => errors.push(error),
        ...more,
      });
      opened.push(observed);
      await observed.scan();
      return observed;
    },
    async [Symbol.asyncDispose]() {
      for (const observed of opened) await observed.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** All that can be seen of a directory: names, contents, times of change, links, rights. */
export function printOf(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (entry.isSymbolicLink()) return `${path} is a link`;
      const { mtimeMs, ctimeMs, mode, size, ino } = statSync(path);
      const hash = entry.isFile()
        ? createHash("sha256").update(readFileSync(path)).digest("hex")
        : "";
      return [path, mtimeMs, ctimeMs, mode, size, ino, hash].join(" ");
    })
    .toSorted();
}

/** All events of all runs, and how the list shows them, in the order of their logs: ids hang on where these are. */
export async function screensOf(observed: Observed): Promise<readonly unknown[]> {
  const placeOf = (item: RunListItem): string => item.observed?.path ?? item.id;
  const items = observed.items().toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return Promise.all(
    items.map(async (item) => ({
      item,
      events: await observed.read(item.id, 1, observed.head(item.id)),
      bad: await observed.badLines(item.id, 1_000),
    })),
  );
}

/** Resolves with the first change of a run that fits. */
export function changeOf(
  observed: Observed,
  fits: (change: ObservedChange) => boolean = () => true,
): Promise<ObservedChange> {
  const { promise, resolve } = Promise.withResolvers<ObservedChange>();
  const stop = observed.onChange((changes) => {
    const found = changes.find(fits);
    if (!found) return;
    stop();
    resolve(found);
  });
  return promise;
}

/** A line of a run.log, a second after the one of the number before. */
export function logLine(second: number, line: object): string {
  const ts = new Date(NOW - 1_800_000 + second * 1_000).toISOString();
  return `${JSON.stringify({ v: 1, ts, ...line })}\n`;
}
