import { type BigIntStats, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** A file that changed less than this before it was looked at may change again without another time, in ms. */
const UNSETTLED_MS = 2_000;

/** What tells whether files have changed: equal stamps mean that nothing has. */
export interface Stamp {
  readonly text: string;
  /** Wall clock in ms of the youngest change; a stamp that is younger than a file system's clock ticks proves nothing. */
  readonly youngest: number;
}

/** Something that was read, and the stamp that its files had before. */
export interface Stamped<T> {
  readonly stamp: Stamp;
  /** Wall clock in ms, taken before reading. */
  readonly readAt: number;
  readonly value: T;
}

/**
 * Stamp of files and directories, whether they are there or not; of `trees` with all that is below them, since not every
 * program replaces a file as git does, which changes its directory.
 */
export function stampOf(paths: readonly string[], trees: readonly string[] = []): Stamp {
  const parts: string[] = [];
  let youngest = 0;
  const add = (path: string, isTree: boolean): void => {
    const stat = statOf(path);
    if (stat === undefined) {
      parts.push(`${path}\0none`);
      return;
    }
    parts.push(`${path}\0${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`);
    youngest = Math.max(youngest, Number(stat.ctimeMs), Number(stat.mtimeMs));
    if (isTree && stat.isDirectory()) for (const name of namesIn(path)) add(join(path, name), true);
  };
  for (const path of paths) add(path, false);
  for (const path of trees) add(path, true);
  return { text: parts.join("\n"), youngest };
}

/** What was read, when it is what would be read now; undefined when that is not sure. */
export function ifHolds<T>(then: Stamped<T> | undefined, now: Stamp): T | undefined {
  if (then === undefined || then.stamp.text !== now.text) return undefined;
  return then.stamp.youngest + UNSETTLED_MS < then.readAt ? then.value : undefined;
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
