/** Most characters of an agent's line, paragraph and document section; the report as data has the whole. */
const MOST = { line: 2_000, prose: 10_000, document: 100_000 } as const;

/** Text of an agent, as far as a person would read it. */
export function readable(text: string, kind: keyof typeof MOST): string {
  return text.length > MOST[kind] ? `${text.slice(0, MOST[kind])}… (cut)` : text;
}

/** Text of an agent on one line. */
export function oneLine(text: string): string {
  return readable(text, "line").replaceAll(/\s+/g, " ").trim();
}

/**
 * Text of an agent as a paragraph that cannot change the report's structure: what would begin a
 * heading, a fence, a rule or an HTML block is escaped, lists stay lists.
 */
export function prose(text: string, indent = ""): string {
  return readable(text.trim(), "prose")
    .split(/\r?\n/)
    .map((line) => line.trimEnd().replace(/^(\s*)(#{1,6}(?=\s|$)|```|~~~|-+$|=+$|<)/, "$1\\$2"))
    .map((line) => (line === "" ? "" : indent + line))
    .join("\n");
}

/** Text in a table cell. */
export function cell(text: string): string {
  return oneLine(text).replaceAll("|", "\\|");
}

/** A word with its number: `1 file`, `3 files`. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}

/** A section: its heading and its parts, blank lines between them; empty parts are left out. */
export function section(heading: string, ...parts: readonly string[]): string {
  const body = parts.map((part) => part.trimEnd()).filter((part) => part !== "");
  return [`## ${heading}`, ...body].join("\n\n");
}
