import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import { type CleanedUp, cleanUp, readClone } from "@wheelhouse/workspace";
import { bundlePath, cloneDirectory } from "../home/home-paths.ts";
import type { CloneRow } from "./clone-row.ts";

/** What became of a clone that was to be removed. */
export type Removed = CloneRow & {
  readonly removed: boolean;
  /** Bytes that are free again. */
  readonly freed: number;
};

/**
 * Removes the clone of a run whose work is kept elsewhere; what no branch of the user's has of it is written into a bundle
 * in the data directory first, and verified. *Contract*: whatever goes wrong, nothing is lost: then the clone stays, and the row says why.
 */
export async function removeClone(home: string, row: CloneRow): Promise<Removed> {
  const clone = readClone(cloneDirectory(home, row.id));
  if (!clone) return { ...row, removed: false, freed: 0 };
  const bundle = bundlePath(home, row.id);
  try {
    mkdirSync(dirname(bundle), { recursive: true, mode: 0o700 });
    const { freed, bundle: written } = await cleanUp(clone, { bundle });
    return { ...row, ...said(written), removed: true, freed };
  } catch (error) {
    if (!(error instanceof WheelhouseError)) throw error;
    return { ...row, why: messageOf(error), removed: false, freed: 0 };
  }
}

function said(written: CleanedUp["bundle"]): Partial<CloneRow> {
  return written === undefined
    ? {}
    : {
        bundle: written,
        status: "exported",
        why: `Its work is in ${written}: git fetch takes it from there.`,
      };
}
