import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
} from "node:fs";
import { join } from "node:path";

/** What lies at a path of a tree. */
export type Found =
  | { readonly kind: "file"; readonly bytes: Buffer; readonly isExecutable: boolean }
  | { readonly kind: "link"; readonly bytes: Buffer }
  | { readonly kind: "large"; readonly size: number }
  | { readonly kind: "directory" | "special" | "closed" | "gone" };

/** Reads one path after the other of a tree that somebody else wrote. */
export interface Inside {
  read(path: string, maxBytes: number): Found;
  /** Releases what it holds open. */
  close(): void;
}

const DIRECTORY = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
const FILE = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;

/**
 * Opens a tree for reading that never leaves it: each directory of a path is opened from the one above,
 * and no link is followed on the way or at its end. So whoever exchanges a directory for a link while we
 * read has us read nothing outside. Only Linux can do so; elsewhere nothing writes where this is used,
 * since no write step is started there.
 */
export function openInside(top: string): Inside {
  /** The open directories of the last path, from the top. */
  const open: { readonly name: string; readonly fd: number }[] = [
    { name: "", fd: openSync(top, DIRECTORY) },
  ];
  const below = (fd: number, name: string): string => join("/proc/self/fd", `${fd}`, name);
  const shrink = (depth: number): void => {
    for (const { fd } of open.splice(depth)) closeSync(fd);
  };
  /** Directory of a path, opened step by step. */
  const enter = (names: readonly string[]): number => {
    const same = names.findIndex((name, at) => open[at + 1]?.name !== name);
    shrink(same < 0 ? names.length + 1 : same + 1);
    for (const name of names.slice(open.length - 1))
      open.push({ name, fd: openSync(below(open.at(-1)?.fd ?? -1, name), DIRECTORY) });
    return open.at(-1)?.fd ?? -1;
  };
  return {
    read(path, maxBytes) {
      try {
        const names = path.split("/");
        const last = names.pop() ?? "";
        return readAt(below(enter(names), last), maxBytes);
      } catch (error) {
        return { kind: kindOf(error) };
      }
    },
    close: () => shrink(0),
  };
}

function readAt(place: string, maxBytes: number): Found {
  const stat = lstatSync(place);
  if (stat.isSymbolicLink())
    return { kind: "link", bytes: readlinkSync(place, { encoding: "buffer" }) };
  if (stat.isDirectory()) return { kind: "directory" };
  // A pipe or a device is not even opened.
  if (!stat.isFile()) return { kind: "special" };
  const fd = openSync(place, FILE);
  try {
    const now = fstatSync(fd);
    if (!now.isFile()) return { kind: "special" };
    if (now.size > maxBytes) return { kind: "large", size: now.size };
    return { kind: "file", bytes: readFileSync(fd), isExecutable: (now.mode & 0o100) !== 0 };
  } finally {
    closeSync(fd);
  }
}

/** A link in the place of a directory means that the path is gone: git holds the link itself for a file. */
function kindOf(error: unknown): "gone" | "closed" | "special" {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
    case "ELOOP":
      return "gone";
    case "EACCES":
    case "EPERM":
      return "closed";
    case "ENXIO":
      return "special";
    default:
      throw error;
  }
}
