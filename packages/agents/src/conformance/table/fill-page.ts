const BEGIN = "<!-- conformance: begin, written by packages/agents/src/conformance/main.ts -->";
const END = "<!-- conformance: end -->";

/** A page with a table between its two marks. Throws an Error when it lacks one. Pure. */
export function fillPage(page: string, table: string): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  if (from < 0 || to < from) throw new Error("The page has no place for the table.");
  return `${page.slice(0, from)}${BEGIN}\n\n${table}\n${page.slice(to)}`;
}
