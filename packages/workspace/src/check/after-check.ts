import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { readKept } from "../snapshot/kept-snapshot.ts";
import { treeHash } from "../snapshot/tree-hash.ts";
import type { AfterCheck, Snapshot } from "../workspace.ts";
import { differences, type Fingerprint, fingerprintOf, fingerprintSchema } from "./fingerprint.ts";

/** Most paths that are named. */
const MAX_NAMED = 20;

const sealSchema = z.strictObject({ tree: fingerprintSchema, git: fingerprintSchema });
const sealFile = (into: string): string => join(into, "fingerprint.json");

/** Keeps what a finished snapshot is like, beside it. `hashes` are those of its files that are known already. */
export function sealSnapshot(into: string, hashes: ReadonlyMap<string, string>): void {
  const of = (name: string, known?: ReadonlyMap<string, string>): [string, unknown][] => [
    ...fingerprintOf(join(into, name), known),
  ];
  writeFileSync(sealFile(into), JSON.stringify({ tree: of("tree", hashes), git: of("git") }));
}

/**
 * Compares a snapshot with what it was when it was finished: every file's content and mode, what is
 * new and what is gone, in the tree that agents read and in its git directory. With the snapshot's
 * hash, which is journaled, what is kept beside the files is not believed without it.
 *
 * *Contract*: never throws and writes nothing; what cannot be compared is not clean.
 */
export function afterCheck(snapshot: Pick<Snapshot, "path"> & Partial<Snapshot>): AfterCheck {
  const into = dirname(snapshot.path);
  const seal = readSeal(into);
  if (seal === undefined || readKept(into) === undefined)
    return { clean: false, changes: ["the snapshot is gone"] };
  const changes = [
    ...(snapshot.hash === undefined || snapshot.hash === hashOf(seal.tree)
      ? []
      : ["the fingerprint of the snapshot"]),
    ...differences(snapshot.path, seal.tree),
    ...differences(join(into, "git"), seal.git).map((change) => `git directory: ${change}`),
  ];
  return { clean: changes.length === 0, changes: changes.slice(0, MAX_NAMED) };
}

function hashOf(tree: Fingerprint): string {
  const files = [...tree].filter(([path]) => !path.endsWith("/"));
  return treeHash(
    files.map(([path, { mode, content }]) => ({
      path,
      isExecutable: (mode & 0o100) !== 0,
      content,
    })),
  );
}

function readSeal(into: string): { tree: Fingerprint; git: Fingerprint } | undefined {
  try {
    const { data } = sealSchema.safeParse(JSON.parse(readFileSync(sealFile(into), "utf8")));
    return data && { tree: new Map(data.tree), git: new Map(data.git) };
  } catch {
    return undefined;
  }
}
