/** Text as one line of at most `most` characters: runs of white space become one space, a cut is marked by `…`. */
export function oneLine(text: string, most = 120): string {
  // White space beyond this is not looked at: a tool's output may have megabytes.
  const head = text.length > most * 8 ? text.slice(0, most * 8) : text;
  const flat = head.replaceAll(/\s+/g, " ").trim();
  if (flat.length <= most && head.length === text.length) return flat;
  return `${flat.slice(0, most - 1).trimEnd()}…`;
}
