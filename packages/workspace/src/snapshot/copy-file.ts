import { hash } from "node:crypto";
import {
  closeSync,
  constants,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, isAbsolute, join, normalize } from "node:path";
import { messageOf } from "@wheelhouse/core";

/** A larger file is data, not source, in bytes. */
export const MAX_FILE = 32 * 1024 * 1024;

/** A file was copied, with the hash of its content; or why it was not. */
export type Copied =
  | { readonly hash: string; readonly isExecutable: boolean }
  | { readonly omitted: string };

/**
 * Copies one file of a project: a regular file byte for byte; a link, when its target is inside, as a
 * small file with its target, as git stores it. No link is followed.
 */
export function copyFile(project: string, path: string, to: string): Copied {
  const from = join(project, path);
  let content: Buffer;
  let isExecutable = false;
  try {
    const stat = lstatSync(from);
    if (stat.isSymbolicLink()) {
      content = readlinkSync(from, { encoding: "buffer" });
      if (leadsOutside(path, content.toString())) return { omitted: "a link that leads outside" };
    } else {
      if (!stat.isFile()) return { omitted: "no regular file" };
      if (stat.size > MAX_FILE) return { omitted: tooLarge(stat.size) };
      isExecutable = (stat.mode & 0o100) !== 0;
      content = readRegular(from);
    }
  } catch (error) {
    return { omitted: reasonOf(error, from) };
  }
  try {
    writeFileSync(to, content, { flag: "wx", mode: isExecutable ? 0o755 : 0o644 });
  } catch (error) {
    if (codeOf(error) === "EEXIST")
      return { omitted: "its name differs from another one only in a way that this disk ignores" };
    if (codeOf(error) === "ENAMETOOLONG") return { omitted: "its path is too long here" };
    throw error;
  }
  return { hash: hash("sha256", content), isExecutable };
}

/** What was a file a moment ago may be a link by now, or a pipe that nobody writes to. */
function readRegular(path: string): Buffer {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function leadsOutside(path: string, target: string): boolean {
  return isAbsolute(target) || /^\.\.(\/|$)/.test(normalize(join(dirname(path), target)));
}

/** What is said of a file that is left out for its size in bytes. */
export const tooLarge = (bytes: number): string =>
  `${Math.ceil(bytes / 1024 ** 2)} MiB, and more than ${MAX_FILE / 1024 ** 2} MiB are not copied`;

function reasonOf(error: unknown, path: string): string {
  switch (codeOf(error)) {
    case "EACCES":
    case "EPERM":
      return "it may not be read";
    case "ENOENT":
    case "ENOTDIR":
      return path.includes("\uFFFD") ? "its name is not UTF-8" : "it is gone";
    default:
      return `it cannot be read: ${messageOf(error)}`;
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;
