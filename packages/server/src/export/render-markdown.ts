import { escapeHtml } from "@wheelhouse/core";
import type { Parents, Root as Markdown } from "mdast";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { safeTree } from "./safe-tree.ts";
import { splitBlocks } from "./split-blocks.ts";
import { visibleText } from "./visible-text.ts";

/** Larger pieces are shown as they were written, in characters. */
const LARGEST = 48_000;
/** More signs in a row of those that open something than any text needs. */
const TOO_DEEP = /(?:[>*_~[!][ \t]{0,3}){200}|^[ \t]{200,}[-+*\d]/m;

/**
 * Somebody else's Markdown as HTML that may stand in a page of ours. Raw HTML in it is shown as the text
 * that it is. A piece that cannot be read in reasonable time is shown as it was written.
 * *Contract*: never rejects because of the text, and lets others work between pieces.
 */
export async function renderMarkdown(markdown: string): Promise<string> {
  const html: string[] = [];
  for (const [index, piece] of splitBlocks(visibleText(markdown)).entries()) {
    html.push(renderPiece(piece, index));
    await new Promise(setImmediate);
  }
  return html.join("\n");
}

function processor(clobberPrefix: string) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(() => showRawHtml)
    .use(remarkRehype, { clobberPrefix })
    .use(() => safeTree)
    .use(rehypeStringify)
    .freeze();
}
const USUAL = processor("p-");

function renderPiece(piece: string, index: number): string {
  if (piece.length > LARGEST || TOO_DEEP.test(piece)) return asWritten(piece);
  try {
    // Notes of one piece must not be taken for those of another.
    const made = piece.includes("[^") ? processor(`p${index}-`) : USUAL;
    return made.processSync(piece).toString();
  } catch {
    return asWritten(piece);
  }
}

/** Turns raw HTML into text or, where it is a block, into code: what an agent wrote is read, and never obeyed. */
function showRawHtml(tree: Markdown): void {
  const open: Parents[] = [tree];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    const isBlock = BLOCKS.has(parent.type);
    for (const child of parent.children) {
      if (child.type === "html") Object.assign(child, { type: isBlock ? "code" : "text" });
      else if ("children" in child) open.push(child);
    }
  }
}

/** What may hold a block. */
const BLOCKS: ReadonlySet<Parents["type"]> = new Set([
  "root",
  "blockquote",
  "listItem",
  "footnoteDefinition",
]);

function asWritten(piece: string): string {
  return `<pre>${escapeHtml(visibleText(piece))}</pre>`;
}
