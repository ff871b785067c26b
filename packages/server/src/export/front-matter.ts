const HEAD = /^---\n([\s\S]*?)\n---(?:\n|$)/;

/** A report and the YAML above it; `head` is undefined when there is none. */
export function splitFrontMatter(markdown: string): {
  readonly head: string | undefined;
  readonly body: string;
} {
  const found = HEAD.exec(markdown);
  if (!found) return { head: undefined, body: markdown };
  return { head: found[1] ?? "", body: markdown.slice(found[0].length) };
}
