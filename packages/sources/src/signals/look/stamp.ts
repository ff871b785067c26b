import { type BigIntStats, lstatSync, readdirSync, realpathSync } from "node:fs";
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

/** Most files that a stamp is taken of; with more than these it proves nothing. */
const MOST_FILES = 20_000;

/**
 * Stamp of files and directories, whether they are there or not; of `trees` with all that is below them, since not every
 * program replaces a file as git does, which changes its directory. A tree may be a link; links in it are not followed.
 */
export function stampOf(paths: readonly string[], trees: readonly string[] = []): Stamp {
  const parts: string[] = [];
  let youngest = 0;
  const add = (path: string): BigIntStats | undefined => {
    const stat = statOf(path);
    parts.push(
      stat === undefined
        ? `${path}\0none`
        : `${path}\0${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`,
    );
    if (stat !== undefined)
      youngest = Math.max(youngest, Number(stat.ctimeMs), Number(stat.mtimeMs));
    return stat;
  };
  const addBelow = (path: string): void => {
    for (const name of namesIn(path)) {
      if (parts.length >= MOST_FILES) {
        youngest = Number.POSITIVE_INFINITY;
        return;
      }
      if (add(join(path, name))?.isDirectory() === true) addBelow(join(path, name));
    }
  };
  for (const path of paths) add(path);
  for (const path of trees) {
    const stat = add(path);
    const target = stat?.isSymbolicLink() === true ? targetOf(path) : path;
    if (target !== path) add(target);
    addBelow(target);
  }
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

function targetOf(link: string): string {
  try {
    return realpathSync(link);
  } catch {
    return link;
  }
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
