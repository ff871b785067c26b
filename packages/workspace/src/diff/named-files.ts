import { listFiles } from "../snapshot/list-files.ts";
import { readInside } from "../citation/read-inside.ts";
import type { ChangedFile } from "../workspace.ts";

/** Files of a tree that are named, themselves or by a directory; a name that is not there gives nothing. */
export function namedFiles(tree: string, named: readonly string[]): ChangedFile[] {
  const tops = named.map((name) => name.replace(/^\.\//, "").replace(/\/+$/, ""));
  return listFiles(tree)
    .filter(({ path }) =>
      tops.some((top) => top === "." || path === top || path.startsWith(`${top}/`)),
    )
    .map(({ path }) => {
      const lines = countLines(readInside(tree, path) ?? "");
      return {
        path,
        status: "named",
        added: lines,
        removed: 0,
        ranges: lines === 0 ? [] : [[1, lines]],
      };
    });
}

function countLines(text: string): number {
  if (text === "") return 0;
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}
