import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import { headingsOf } from "../documents/markdown-file.ts";
import type { Fact } from "./fact.ts";

const FIRST = [/^readme/i, /^contributing/i, /^architecture/i, /^agents|^claude/i, /^docs?\//i];

/** Whether a file is a document that people write for people. */
export const isDocument = (file: SourceFile): boolean =>
  /\.(?:md|mdx)$/i.test(file.path) &&
  !["fixture", "vendored", "generated", "test"].includes(file.role);

/** The documents of a tree with their titles, those that readers open first before the others. */
export function documentFacts(index: SourceIndex): readonly Fact[] {
  return index.files
    .filter(isDocument)
    .map((file) => {
      const title = headingsOf(file)[0];
      return {
        topic: "docs",
        subject: file.path,
        says: title === undefined ? "without a title" : title.text,
        file,
        line: title?.line ?? 1,
      };
    })
    .toSorted((a, b) => weight(a.file) - weight(b.file) || (a.subject < b.subject ? -1 : 1));
}

function weight(file: SourceFile): number {
  const at = FIRST.findIndex((pattern) => pattern.test(file.path));
  return at < 0 ? FIRST.length + file.path.split("/").length : at;
}
