import { clean } from "./clean.ts";
import type { Paint } from "./paint.ts";
import { wrap } from "./wrap.ts";

/**
 * Lays Markdown out for a terminal: headings stand out, paragraphs and list items are wrapped anew wherever their source
 * broke them, front matter is left out, code and tables stay as they are. What is no terminal gets the Markdown itself.
 */
export function layOut(markdown: string, paint: Paint, columns: number): string {
  const text = clean(markdown).replace(/^---\n[\s\S]*?\n---\n+/, "");
  const out: string[] = [];
  let fence: string | undefined;
  for (const line of joined(text.split("\n"))) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark !== undefined && mark.startsWith(fence)) fence = undefined;
      else out.push(paint.dim(`    ${line}`));
    } else if (mark !== undefined) fence = mark;
    else out.push(lineOf(line, paint, columns));
  }
  // What is left out must not leave two empty lines.
  return out.join("\n").replaceAll(/\n{3,}/g, "\n\n");
}

/** Lines of their own: a heading, an item, a quote, a table's row, a fence, a rule. */
const BEGINS = /^\s*(?:#{1,6} |[-*+] |\d+\. |>|\||`{3,}|~{3,}|<|(?:-{3,}|\*{3,}|_{3,})\s*$)/;
/** Lines that the next one may go on: neither a heading, a row nor a rule, and without a break that the author asked for. */
const GOES_ON = /^(?!\s*(?:#{1,6} |\||<|(?:-{3,}|\*{3,}|_{3,})\s*$)).*\S(?<!\\)(?: ?)$/;

/** Puts the lines of each paragraph and item together, outside of code: a source is broken where its author's page ended. */
function joined(lines: readonly string[]): string[] {
  const out: string[] = [];
  let fence: string | undefined;
  let open = false;
  for (const line of lines) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    const inCode = fence !== undefined;
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) === true) fence = undefined;
    const last = out.at(-1);
    if (!inCode && open && last !== undefined && line.trim() !== "" && !BEGINS.test(line))
      out[out.length - 1] = `${last.trimEnd()} ${line.trim()}`;
    else out.push(line);
    open = !inCode && mark === undefined && GOES_ON.test(out.at(-1) ?? "");
  }
  return out;
}

function lineOf(line: string, paint: Paint, columns: number): string {
  const heading = /^(#{1,6}) (.+)$/.exec(line);
  if (heading) {
    const title = inline(heading[2] ?? "", paint);
    return (heading[1]?.length ?? 1) <= 2 ? paint.bold(paint.cyan(title)) : paint.bold(title);
  }
  if (/^\s*\|/.test(line)) return inline(line, paint);
  const item = /^(\s*)([-*+]|\d+\.) (.*)$/.exec(line);
  if (item) {
    const [, space = "", mark = "", rest = ""] = item;
    const bullet = /^[-*+]$/.test(mark) ? "•" : mark;
    const indent = `  ${space}${bullet} `;
    return inline(wrap(rest, columns, { indent, hang: " ".repeat(indent.length) }), paint);
  }
  const quote = /^> ?(.*)$/.exec(line);
  if (quote) return paint.dim(wrap(quote[1] ?? "", columns, { indent: "  │ " }));
  const space = /^\s*/.exec(line)?.[0] ?? "";
  return inline(wrap(line.trim(), columns, { indent: space }), paint);
}

/** Weights and code within a line. */
function inline(text: string, paint: Paint): string {
  return text
    .replaceAll(/`([^`]+)`/g, (_, code: string) => paint.cyan(code))
    .replaceAll(/\*\*([^*]+)\*\*/g, (_, strong: string) => paint.bold(strong))
    .replaceAll(
      /\[([^\]]+)\]\((https?:[^)]+)\)/g,
      (_, words: string, url: string) => `${words} (${url})`,
    )
    .replaceAll(/(?<![\w*])_([^_]+)_(?!\w)/g, (_, words: string) => words);
}
