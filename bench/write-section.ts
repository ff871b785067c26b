import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const RESULTS = fileURLToPath(new URL("RESULTS.md", import.meta.url));

/** Puts a section into the results, in the place of the one with this heading, else at the end; all others stay. */
export function writeSection(heading: string, text: string): void {
  const section = `${heading}\n\n${text.trim()}`;
  const sections = readFileSync(RESULTS, "utf8")
    .split(/\n(?=## )/)
    .map((each) => each.trim());
  const at = sections.findIndex((each) => each.split("\n")[0] === heading);
  if (at < 0) sections.push(section);
  else sections[at] = section;
  writeFileSync(RESULTS, `${sections.join("\n\n")}\n`);
}
