import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";

const words = new WeakMap<SourceIndex, ReadonlyMap<string, readonly SourceFile[]>>();

/** The files of a tree that hold a word, in code or in a text: letters, digits, `_` and `$`, at least three of them. */
export function filesWith(index: SourceIndex, word: string): readonly SourceFile[] {
  let known = words.get(index);
  if (known === undefined) {
    const made = new Map<string, SourceFile[]>();
    for (const file of index.files) {
      if (file.role === "generated" || file.role === "vendored" || /\.mdx?$/.test(file.path))
        continue;
      for (const one of new Set(file.text.match(/[A-Za-z_$][\w$]{2,60}/g))) {
        const list = made.get(one);
        if (list === undefined) made.set(one, [file]);
        else list.push(file);
      }
    }
    known = made;
    words.set(index, made);
  }
  return known.get(word) ?? [];
}

/** The lines of a file that hold a word, from 1; at most `most` of them. */
export function linesWith(file: SourceFile, word: string, most: number): readonly number[] {
  const found: number[] = [];
  for (
    let at = file.text.indexOf(word);
    at >= 0 && found.length < most;
    at = file.text.indexOf(word, at + word.length)
  ) {
    const around =
      file.text.slice(Math.max(0, at - 1), at) +
      file.text.slice(at + word.length, at + word.length + 1);
    const line = file.lineAt(at);
    if (!/[\w$]/.test(around) && found.at(-1) !== line) found.push(line);
  }
  return found;
}
