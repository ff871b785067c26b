import { constants, lstatSync, mkdirSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import { mustGit } from "../git/must-git.ts";
import { ourGit } from "../git/our-git.ts";
import { textOf } from "../git/read-plain.ts";
import { quotePath } from "../git/quote-path.ts";
import { entriesOf } from "../snapshot/entries-of.ts";

/** More loose objects than these are put into one pack: a file each is slow to write, and to read. */
const MAX_LOOSE = 500;
/** Most packs that they are put into: more make each later look for an object slower. */
const MAX_PACKERS = 4;
/** The user's git may pack while we copy; then what is new is copied too, so often. */
const ROUNDS = 8;
/** What belongs to a pack and is needed to read it, in the order that git writes it. */
const PARTS = [".pack", ".rev", ".promisor", ".idx"];
const FAST = ["-c", "core.fsync=none", "-c", "pack.writeReverseIndex=false"];
const PACKING_MS = 600_000;

/** Where objects are copied from and to. */
export interface ObjectPlaces {
  /** The user's object directory. */
  readonly from: string;
  /** A directory of ours, which is made. */
  readonly to: string;
  /** A git directory of ours, for its commands. */
  readonly gitDir: string;
  /** Commit that the work begins at. */
  readonly base: string;
}

/**
 * Copies all objects of a repository: byte for byte, shared only where the file system copies on write,
 * never by hard links. So nothing that happens to the user's objects afterwards, not a truncation, a prune or
 * a deletion, can break what is built on them. Of one that borrows from others, what the base leads to is
 * copied: whatever else those others have belongs to another project, and is not for an agent to read.
 *
 * *Contract*: reads the user's objects only, and no link in the place of one: who made the repository may
 * have it lead to any file of theirs. May be told to go on while their git packs: it copies until nothing new
 * is there. Rejects with `project.unreadable` when they cannot be read.
 */
export async function copyObjects({ from, to, gitDir, base }: ObjectPlaces): Promise<void> {
  mkdirSync(join(to, "pack"), { recursive: true });
  mkdirSync(join(to, "info"), { recursive: true });
  if (textOf(join(from, "info", "alternates")).trim() !== "")
    return packBase(base, { from, to, gitDir });
  const done = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    // Loose objects first: what is packed in the meantime is found in the new pack.
    const loose = await copyLoose(from, { to, gitDir, done });
    if (loose + (await copyPacks(from, { to, done })) === 0) return;
  }
  throw new WheelhouseError("project.unreadable", "The repository was being packed all the time.", {
    hint: "Wait until git gc is over, then try again.",
  });
}

/** Puts all that a commit leads to into one pack, wherever git finds it. */
async function packBase(
  base: string,
  { from, to, gitDir }: Omit<ObjectPlaces, "base">,
): Promise<void> {
  const args = ["pack-objects", "--quiet", "--revs", "--missing=allow-any"];
  await mustGit([...FAST, ...args, join(to, "pack", "pack")], {
    gitDir,
    timeoutMs: PACKING_MS,
    input: `${base}\n`,
    // The list that lies there says from whom they borrow. What is unfinished is ours, and lies with us.
    env: { GIT_OBJECT_DIRECTORY: to, GIT_ALTERNATE_OBJECT_DIRECTORIES: quotePath(from) },
  });
}

interface Copying {
  readonly to: string;
  readonly done: Set<string>;
}

async function copyPacks(source: string, { to, done }: Copying): Promise<number> {
  const directory = join(source, "pack");
  const names = new Set(filesOf(directory));
  // A pack is there when its index is.
  const packs = [...names]
    .filter((name) => name.startsWith("pack-") && name.endsWith(".idx") && !done.has(name))
    .map((name) => name.slice(0, -".idx".length));
  await inParallel(packs, async (pack) => {
    for (const part of PARTS)
      if (names.has(pack + part))
        if (!(await copied(join(directory, pack + part), join(to, "pack", pack + part)))) return;
    done.add(`${pack}.idx`);
  });
  return packs.length;
}

async function copyLoose(
  source: string,
  { to, gitDir, done }: Copying & { readonly gitDir: string },
): Promise<number> {
  const ids = entriesOf(source)
    .filter(({ name }) => /^[0-9a-f]{2}$/.test(name))
    .flatMap(({ name }) => filesOf(join(source, name)).map((file) => name + file))
    .filter((id) => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(id) && !done.has(id));
  if (ids.length > MAX_LOOSE)
    // Git opens one object after the other: several of it at once are as much faster as there are cores.
    await inParallel(shared(ids, Math.min(availableParallelism(), MAX_PACKERS)), async (some) => {
      if (await packLoose(some, { source, to, gitDir })) for (const id of some) done.add(id);
    });
  const left = ids.filter((id) => !done.has(id));
  for (const two of new Set(left.map((id) => id.slice(0, 2))))
    mkdirSync(join(to, two), { recursive: true });
  await inParallel(left, async (id) => {
    const path = join(id.slice(0, 2), id.slice(2));
    if (await copied(join(source, path), join(to, path))) done.add(id);
  });
  return ids.length;
}

/** Neighbours stay together, in so many parts. */
function shared<T>(items: readonly T[], parts: number): T[][] {
  const size = Math.ceil(items.length / parts);
  return Array.from({ length: parts }, (_, part) => items.slice(part * size, (part + 1) * size));
}

/** Puts objects into a pack of ours without a look at what they are. False when one cannot be read, as when it was packed just now. */
async function packLoose(
  ids: readonly string[],
  { source, to, gitDir }: { readonly source: string; readonly to: string; readonly gitDir: string },
): Promise<boolean> {
  const { code } = await ourGit(
    [...FAST, "pack-objects", "--quiet", "--window=0", "--compression=1", join(to, "pack", "pack")],
    {
      gitDir,
      timeoutMs: PACKING_MS,
      input: `${ids.join("\n")}\n`,
      env: {
        GIT_OBJECT_DIRECTORY: to,
        GIT_ALTERNATE_OBJECT_DIRECTORIES: quotePath(source),
      },
    },
  );
  return code === 0;
}

/** False when it has gone away. */
async function copied(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

async function inParallel<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const work = async (): Promise<void> => {
    for (const item of queue) await act(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, work));
}

/** Names of the regular files in a directory; none when it is a link, or not there. */
function filesOf(directory: string): string[] {
  if (lstatSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return entriesOf(directory).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
}
