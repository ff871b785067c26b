import type { SourceFile } from "../tree/source-file.ts";
import { markdownFile } from "./markdown-file.ts";

/** A link of a document. */
export interface Link {
  /** As written. */
  readonly target: string;
  readonly text: string;
  readonly image: boolean;
  /** Offset in the file. */
  readonly offset: number;
}

const INLINE =
  /(!?)\[((?:[^\][\n]|\[[^\][\n]{0,200}\]){0,400})\]\(\s*<?([^()\s<>]{1,500}(?:\([^()\s]{0,100}\)[^()\s]{0,200})?)>?(?:\s+["'(][^"\n]{0,300}["')])?\s*\)/g;
const DEFINED = /^ {0,3}\[([^\]^\n][^\]\n]{0,200})\]:\s+<?([^\s<>]{1,500})>?/;
const links = new WeakMap<SourceFile, readonly Link[]>();

/** The links of a document's prose: inline ones, images and definitions. Code is left out. */
export function linksOf(file: SourceFile): readonly Link[] {
  const known = links.get(file);
  if (known !== undefined) return known;
  const made: Link[] = [];
  for (const [at, line] of markdownFile(file).prose.entries()) {
    if (!line.includes("](") && !line.includes("]:")) continue;
    const start = file.lineStarts[at] ?? 0;
    // What stands in back-ticks is shown, not followed.
    const plain = line.replace(/(`+)[^`]*\1/g, (code) => " ".repeat(code.length));
    for (const match of plain.matchAll(INLINE))
      made.push({
        target: match[3] ?? "",
        text: line.slice(match.index + 1, match.index + 1 + (match[2]?.length ?? 0)),
        image: match[1] === "!",
        offset: start + match.index,
      });
    const defined = DEFINED.exec(plain);
    if (defined !== null)
      made.push({ target: defined[2] ?? "", text: defined[1] ?? "", image: false, offset: start });
  }
  links.set(file, made);
  return made;
}
