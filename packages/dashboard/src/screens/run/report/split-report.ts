/** A heading of a report. */
export interface ReportHeading {
  readonly level: number;
  /** Without the signs of Markdown. */
  readonly text: string;
  /** The section that begins with it. */
  readonly section: number;
}

/** A report cut where it may be drawn piece by piece. */
export interface ReportParts {
  /** Markdown, each piece a whole number of blocks; joined, they are the body, unless a block was too long. */
  readonly sections: readonly string[];
  readonly headings: readonly ReportHeading[];
}

/** A piece that is longer is cut where a block ends, in characters: what is drawn in a few milliseconds. */
const LONG = 12_000;
/** A piece that is longer is cut wherever it is, in characters: a paragraph or a fence of megabytes. */
const TOO_LONG = 60_000;
/** Headings of these levels begin a piece. */
const MOST_LEVEL = 3;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$/;

/** First signs of lines that may begin a fence or a heading, or be empty. */
const MAY_MATTER: ReadonlySet<number> = new Set(
  [" ", "\t", "\r", "\n", "#", "`", "~"].map((sign) => sign.charCodeAt(0)),
);
/** Signs that are not shown as they are in a heading. */
const SIGNS = /[`*_[\]]/;

/** The body of a report without the front matter that programs read. */
export function withoutFrontMatter(markdown: string): string {
  const [head = ""] = /^---\n[\s\S]*?\n---\n/.exec(markdown) ?? [];
  return markdown.slice(head.length).replace(/^\s+/, "");
}

/** A body without a first heading that says no more than the title that stands above it already. */
export function withoutTitle(body: string, title: string): string {
  const [line, words] = /^# ([^\n]*)\n+/.exec(body) ?? [];
  const isSame = [title, `${title}: no report`].some((each) => words?.trim() === each.trim());
  return line !== undefined && isSame ? body.slice(line.length) : body;
}

/** A body without a last chapter of one name; undefined when it does not end with one. */
export function withoutLastChapter(body: string, name: string): string | undefined {
  const at = body.lastIndexOf(`\n## ${name}\n`);
  if (at < 0) return undefined;
  const rest = body.slice(at + name.length + 5);
  return /^#{1,2} /m.test(rest) ? undefined : body.slice(0, at + 1);
}

/** A body without a chapter of one name, up to the next one. */
export function withoutChapter(body: string, name: string): string {
  const from = body.indexOf(`\n## ${name}\n`);
  if (from < 0) return body;
  const next = body.indexOf("\n## ", from + 1);
  return body.slice(0, from + 1) + (next < 0 ? "" : body.slice(next + 1));
}

/** Cuts a body at its headings, and long pieces at empty lines. One pass over the lines. */
export function splitReport(body: string): ReportParts {
  const sections: string[] = [];
  const headings: ReportHeading[] = [];
  let fence: Fence | undefined;
  let begin = 0;
  let at = 0;
  /** What opens a fence again that was cut. */
  let again = "";
  const cut = (to: number): void => {
    if (to <= begin) return;
    const isCut = fence !== undefined && fence.at < to;
    sections.push(`${again}${body.slice(begin, to)}${isCut ? `\n${fence?.mark}\n` : ""}`);
    again = isCut ? `${fence?.line}\n` : "";
    begin = to;
  };
  while (at < body.length) {
    const end = body.indexOf("\n", at);
    const next = end < 0 ? body.length : end + 1;
    while (next - begin > TOO_LONG) {
      const space = body.lastIndexOf(" ", begin + TOO_LONG);
      cut(at > begin ? at : space > begin ? space : begin + TOO_LONG);
    }
    // Most lines are looked at no further than their first sign, since a report may have a hundred thousand of them.
    if (!MAY_MATTER.has(body.charCodeAt(at))) {
      at = next;
      continue;
    }
    // A line that is longer is text, whatever it begins with.
    const line = body.slice(at, Math.min(end < 0 ? next : end, at + 400));
    const mark = FENCE.exec(line)?.[1];
    const heading = fence === undefined && mark === undefined ? HEADING.exec(line) : null;
    if (mark !== undefined) fence = fenceAfter(fence, { mark, line, at });
    else if (heading !== null && (heading[1] ?? "").length <= MOST_LEVEL) {
      cut(at);
      const text = plainText(heading[2] ?? "");
      headings.push({ level: (heading[1] ?? "").length, text, section: sections.length });
    } else if (fence === undefined && at - begin > LONG && line.trim() === "") cut(next);
    at = next;
  }
  cut(body.length);
  return { sections, headings };
}

/** A fence that is open: its marks, the line that opens it, and where that is. */
interface Fence {
  readonly mark: string;
  readonly line: string;
  readonly at: number;
}

/** The fence that is open after a line with the marks of one. */
function fenceAfter(open: Fence | undefined, next: Fence): Fence | undefined {
  if (open === undefined) return next;
  const closes = next.mark.startsWith(open.mark) && next.line.trim() === next.mark;
  return closes ? undefined : open;
}

/** Words of a heading without the signs that make them bold, code or a link. */
function plainText(markdown: string): string {
  if (!SIGNS.test(markdown)) return markdown.trim();
  return markdown
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[`*]|(?<=\s|^)_|_(?=\s|$)/g, "")
    .trim();
}
