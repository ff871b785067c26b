import { randomBytes } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs";

const OTHERS = 0o077;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/**
 * The secret in a file that only its owner can read; made when there is none. One that others could
 * have read, or that is a link or damaged, counts for nothing: a new one takes its place, and
 * everybody who came in with the old one has to come in again.
 */
export function loadSecret(path: string): string {
  const kept = readSecret(path);
  if (kept !== undefined) return kept;
  const fresh = `${path}.${process.pid}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  try {
    // Of two processes that make it at once, both end with the first one's.
    linkSync(fresh, path);
    rmSync(fresh);
  } catch {
    const first = readSecret(path);
    if (first === undefined) renameSync(fresh, path);
    else rmSync(fresh);
  }
  const secret = readSecret(path);
  if (secret === undefined) throw new Error(`${path} cannot be kept private`);
  return secret;
}

/** The secret in a file; undefined when there is none or somebody else could know it. */
export function readSecret(path: string): string | undefined {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    const { mode, uid, size } = fstatSync(file);
    const self = process.getuid?.() ?? uid;
    if ((mode & OTHERS) !== 0 || uid !== self || size > 100) return undefined;
    const secret = readFileSync(file, "utf8").trim();
    return SECRET.test(secret) ? secret : undefined;
  } finally {
    closeSync(file);
  }
}
