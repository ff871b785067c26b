import { escapeHtml } from "@wheelhouse/core";
import { inlineHtml } from "./inline-html.ts";

/**
 * The Markdown that agents write most, as HTML: paragraphs, lists, headings, fenced blocks. What it does not know stays
 * text. *Contract*: every character of the text is escaped.
 */
export function blockHtml(markdown: string): string {
  const blocks = blocksOf(markdown);
  return blocks.map(htmlOf).join("\n");
}

type Block =
  | { readonly kind: "code"; readonly lines: readonly string[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: "heading" | "paragraph"; readonly text: string };

const BULLET = /^\s*(?:([-*+])|\d+[.)])\s+(.*)$/;

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.trim().split(/\r?\n/);
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? "";
    const fence = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      const end = lines.findIndex((each, index) => index > at && each.trim().startsWith(fence));
      const stop = end < 0 ? lines.length : end;
      blocks.push({ kind: "code", lines: lines.slice(at + 1, stop) });
      at = stop + 1;
    } else if (line.trim() === "") at++;
    else if (/^#{1,6}\s/.test(line)) {
      blocks.push({ kind: "heading", text: line.replace(/^#+\s+/, "") });
      at++;
    } else if (BULLET.test(line)) {
      const items: string[] = [];
      const ordered = BULLET.exec(line)?.[1] === undefined;
      for (; at < lines.length && (lines[at] ?? "").trim() !== ""; at++) {
        const next = lines[at] ?? "";
        const item = BULLET.exec(next)?.[2];
        if (item !== undefined) items.push(item);
        else items.push(`${items.pop() ?? ""} ${next.trim()}`);
      }
      blocks.push({ kind: "list", ordered, items });
    } else {
      const text: string[] = [];
      for (; at < lines.length; at++) {
        const next = lines[at] ?? "";
        if (next.trim() === "" || BULLET.test(next) || /^#{1,6}\s|^\s{0,3}(```|~~~)/.test(next))
          break;
        text.push(next.trim());
      }
      blocks.push({ kind: "paragraph", text: text.join(" ") });
    }
  }
  return blocks;
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case "code":
      return `<pre><code>${escapeHtml(block.lines.join("\n"))}</code></pre>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag}>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join("")}</${tag}>`;
    }
    case "heading":
      return `<h3>${inlineHtml(block.text)}</h3>`;
    case "paragraph":
      return `<p>${inlineHtml(block.text)}</p>`;
  }
}
