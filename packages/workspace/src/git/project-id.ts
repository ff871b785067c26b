import { createHash } from "node:crypto";
import { basename } from "node:path";

/** A project's id, stable for its real path: its name and a few letters that tell it from others of that name. */
export function projectId(realPath: string): string {
  const hash = createHash("sha256").update(realPath).digest("hex").slice(0, 6);
  const name = basename(realPath).replaceAll(/[^A-Za-z0-9._-]+/g, "-") || "root";
  return `${name}-${hash}`;
}
