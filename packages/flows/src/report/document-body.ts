import { readable } from "./markdown.ts";

/** Headings of a document's text are below those of its sections and items. */
const TOP = 4;

/**
 * Markdown of an agent as part of a report: lists, tables and fenced blocks stay; headings move below ours; what would
 * begin an HTML block, a rule or front matter is escaped; a fence that was left open is closed.
 */
export function documentBody(text: string): string {
  let fence: string | undefined;
  const lines = readable(text.trim(), "document")
    .split(/\r?\n/)
    .map((line) => {
      const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== undefined) {
        if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
        return line;
      }
      if (mark !== undefined) {
        fence = mark;
        return line;
      }
      return outside(line.trimEnd());
    });
  return [...lines, ...(fence === undefined ? [] : [fence])].join("\n");
}

function outside(line: string): string {
  const heading = /^\s{0,3}(#{1,6})\s+(.*)$/.exec(line);
  if (heading) {
    const depth = Math.min(6, Math.max(TOP, (heading[1]?.length ?? 1) + 2));
    return `${"#".repeat(depth)} ${heading[2] ?? ""}`;
  }
  return line.replace(/^(\s*)(<|-+$|=+$|#{7,})/, "$1\\$2");
}
