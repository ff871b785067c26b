/**
 * Text as a fenced block of Markdown whose fence is longer than any run of back-ticks inside, so that no text can end
 * it. `indent` stands before every line.
 */
export function fenced(text: string, language = "", indent = ""): string {
  let longest = 2;
  // There may be more runs than a call takes arguments.
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...text.replace(/\n$/, "").split("\n"), fence]
    .map((line) => indent + line)
    .join("\n");
}
