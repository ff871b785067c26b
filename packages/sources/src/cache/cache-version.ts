import { hash } from "node:crypto";
import type { LogFormat } from "../log-format.ts";

/** Version of the cache's tables, and of how values are written into them: raised with every change of them. */
const TABLES = 3;

/**
 * Version of the fold: another one whenever the same events give another state, another item of the list or another member.
 * A number that is raised by hand, and a hash of what the events of recorded logs give, to which a test holds it.
 */
export const FOLD_VERSION = "1-4666534b9e62";

/**
 * Version of a cache, from 1 to 2^31 - 1: another one whenever anything that is kept in it would be made in another way
 * now. Everything in it can be made anew, so that nothing is ever converted.
 */
export function cacheVersion(formats: readonly Pick<LogFormat, "kind" | "version">[]): number {
  const kinds = formats.map(({ kind, version }) => `${kind} ${version}`).toSorted();
  const digest = hash("sha256", JSON.stringify([TABLES, FOLD_VERSION, ...kinds]), "buffer");
  return digest.readUInt32BE() >>> 1 || 1;
}
