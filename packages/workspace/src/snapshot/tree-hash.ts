import { hash } from "node:crypto";

/** What of a file counts. */
export interface HashedFile {
  readonly path: string;
  readonly isExecutable: boolean;
  /** Hash of the content. */
  readonly content: string;
}

/** Hash of files by their paths, contents and executable bits: the same files give the same hash, whatever their order. */
export function treeHash(files: readonly HashedFile[]): string {
  const lines = files.map(
    ({ path, isExecutable, content }) => `${path}\0${isExecutable ? "x" : "-"}\0${content}\n`,
  );
  return hash("sha256", lines.sort().join(""));
}
