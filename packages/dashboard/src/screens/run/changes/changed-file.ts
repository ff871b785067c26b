import { type ChangesObject, type PatchFile, parsePatch } from "@wheelhouse/core";

/** A file that was changed: what the server says of it, and its lines as far as the patch has them. */
export interface ChangedFile {
  readonly told: ChangesObject["files"][number];
  /** Undefined where the patch ends before it. */
  readonly patch: PatchFile | undefined;
  /** How many lines it has after the change; absent while nobody knows. */
  readonly total?: number | undefined;
}

/** The files of a change in the server's order, each with its part of the patch. */
export function changedFiles({
  files,
  patch,
}: Pick<ChangesObject, "files" | "patch">): ChangedFile[] {
  const parts = new Map(parsePatch(patch).map((part) => [part.path, part]));
  return files.map((told) => ({ told, patch: parts.get(told.path) }));
}
