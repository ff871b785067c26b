import type { SourceIndex } from "../tree/source-index.ts";

/** Whether a path of the tree is there; unknown when it lies in what was not looked into, or outside. */
export type Presence = "there" | "absent" | "unknown";

/** A path relative to a folder of the tree, without `.` and `..`; undefined when it leaves the tree. */
export function joinPath(folder: string, path: string): string | undefined {
  const parts = path.startsWith("/") || folder === "" ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/** Looks a path up among everything that was seen of the tree. */
export function presence(index: SourceIndex, path: string): Presence {
  if (path === "" || index.seen.has(path)) return "there";
  for (let cut = path.lastIndexOf("/"); cut > 0; cut = path.lastIndexOf("/", cut - 1)) {
    const above = path.slice(0, cut);
    if (index.closed.has(above)) return "unknown";
    if (index.seen.has(above)) return "absent";
  }
  return "absent";
}
