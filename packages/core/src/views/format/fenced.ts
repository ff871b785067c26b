/**
 * Text as a fenced block of Markdown whose fence is longer than any run of back-ticks inside, so that no text can end
 * it. `indent` stands before every line.
 */
export function fenced(text: string, language = "", indent = ""): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...text.replace(/\n$/, "").split("\n"), fence]
    .map((line) => indent + line)
    .join("\n");
}
