const FENCE = /^\s*(`{3,}|~{3,})/;
/** A span of code; what is in it is shown as it stands. */
const CODE = /(`+[^`\n]+`+)/;
/** What would begin a tag, a comment or an image; an address in angle brackets is a link. */
const LOADS = /(?<!\\)(<(?=[A-Za-z/!?])(?!https?:\/\/)|!(?=\[))/g;

/**
 * Markdown in which nothing of what agents wrote is HTML or an image: a report that is opened somewhere must not load
 * anything, or say other things than its text does. Code stays word for word.
 */
export function safeMarkdown(markdown: string): string {
  return eachLine(markdown, (line) =>
    line
      .split(CODE)
      .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(LOADS, "\\$1")))
      .join(""),
  ).join("\n");
}

/** Its headings of the second level. */
export function headingsOf(markdown: string): string[] {
  const headings: string[] = [];
  eachLine(markdown, (line) => {
    const heading = /^## (.+)$/.exec(line)?.[1];
    if (heading !== undefined) headings.push(heading);
    return line;
  });
  return headings;
}

/** Its lines, those outside of fenced blocks changed. */
function eachLine(markdown: string, change: (line: string) => string): string[] {
  let fence: string | undefined;
  return markdown.split("\n").map((line) => {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined) {
      fence = mark;
      return mark === undefined ? change(line) : line;
    }
    if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    return line;
  });
}
