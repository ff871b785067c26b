import type { SourceFile } from "../tree/source-file.ts";

/** A heading of a document. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** Without its marks, links and styles. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** What links say to get there, as forges make it; the second of equal ones ends with `-1`. */
  readonly slug: string;
}

/** A document told apart, line by line. */
export interface MarkdownFile {
  readonly headings: readonly Heading[];
  /** The lines of prose; those of code and front matter are empty. The first entry is line 1. */
  readonly prose: readonly string[];
  /** The lines inside fences; the others are empty. */
  readonly code: readonly string[];
  /** The line of a fence that is never closed. */
  readonly openFence: number | undefined;
}

const read = new WeakMap<SourceFile, MarkdownFile>();

/** Tells prose, code and headings of a Markdown document apart. */
export function markdownFile(file: SourceFile): MarkdownFile {
  const known = read.get(file);
  if (known !== undefined) return known;
  const made = markdownText(file.text);
  read.set(file, made);
  return made;
}

/** The headings of a document. */
export const headingsOf = (file: SourceFile): readonly Heading[] => markdownFile(file).headings;

/** As {@link markdownFile}, for a text that is no file of the tree. */
export function markdownText(text: string): MarkdownFile {
  const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
  const headings: Heading[] = [];
  const slugs = new Map<string, number>();
  const prose: string[] = [];
  const code: string[] = [];
  let fence: { readonly mark: string; readonly line: number } | undefined;
  let hidden = lines[0] === "---" ? lines.indexOf("---", 1) : -1;
  let comment = false;
  const title = (level: number, raw: string, line: number): void => {
    const plain = plainText(raw.replace(/\s+#+\s*$/, "").replace(/\s*\{#[\w-]+\}\s*$/, ""));
    const base = slugOf(plain);
    const seen = slugs.get(base) ?? 0;
    slugs.set(base, seen + 1);
    headings.push({ level, text: plain, line, slug: seen === 0 ? base : `${base}-${seen}` });
  };
  for (const [at, whole] of lines.entries()) {
    const line = whole.length > 4000 ? whole.slice(0, 4000) : whole;
    const mark = /^\s*(?:>\s*|[-*+]\s+|\d+\.\s+)?(`{3,}|~{3,})(.*)$/.exec(line);
    if (at <= hidden) {
      if (at === hidden) hidden = -1;
      prose.push("");
      code.push("");
      continue;
    }
    if (fence !== undefined) {
      const closes =
        mark !== null && mark[1]?.startsWith(fence.mark) === true && mark[2]?.trim() === "";
      code.push(closes ? "" : line);
      prose.push("");
      if (closes) fence = undefined;
      continue;
    }
    code.push("");
    // A mark with back-ticks behind it is code within a line.
    if (mark !== null && !(mark[2] ?? "").includes("`")) {
      fence = { mark: mark[1] ?? "```", line: at + 1 };
      prose.push("");
      continue;
    }
    if (comment || /^\s*<!--/.test(line)) {
      comment = !line.includes("-->");
      prose.push("");
      continue;
    }
    prose.push(line);
    const heading = /^ {0,3}(#{1,6})\s+(.*)$/.exec(line);
    if (heading !== null) title(heading[1]?.length ?? 1, heading[2] ?? "", at + 1);
    else if (
      /^(?:=+|-+)\s*$/.test(line) &&
      /^[^\s|>*+#-]/.test(prose[at - 1] ?? "") &&
      (prose[at - 2] ?? "").trim() === ""
    )
      title(line.startsWith("=") ? 1 : 2, prose[at - 1] ?? "", at);
  }
  return { headings, prose, code, openFence: fence?.line };
}

/** What a reader sees of a line: without link targets, styles and code marks. */
export function plainText(raw: string): string {
  // Brackets within back-ticks are code, neither tags nor links.
  const code: string[] = [];
  return raw
    .replace(
      /(`+)([^`]*)\1/g,
      (_, _marks: string, inside: string) => `\u{E000}${code.push(inside) - 1}\u{E001}`,
    )
    .replace(/<[^>]{0,200}>/g, "")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, "$1")
    .replace(/[`*]|(?<!\w)_|_(?!\w)/g, "")
    .replace(/\u{E000}(\d+)\u{E001}/gu, (_, at: string) => code[Number(at)] ?? "")
    .trim();
}

/** The anchor that forges make of a heading. */
export function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/&[a-z]+;/g, "")
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
    .replace(/\s/g, "-");
}
