import { placeAddress } from "../peek/place.ts";
import { CHECK_WORDS } from "./check-mark.tsx";
import type { ShownFinding } from "./read-finding.ts";

/** A finding as Markdown, to be pasted elsewhere. */
export function findingMarkdown({ finding, name }: ShownFinding): string {
  const { claim, severity, step, why, fix, citations } = finding;
  const by = step === undefined ? "" : ` · ${step}`;
  const places = citations.map(({ path, lines, quote, status }) => {
    const fence = "`".repeat(Math.max(3, longestRun(quote) + 1));
    const code = [fence, ...quote.split("\n"), fence].map((line) => `  ${line}`).join("\n");
    return `- \`${placeAddress(path, lines)}\` (${CHECK_WORDS[status ?? "unchecked"]})\n${code}`;
  });
  const parts = [
    `### ${name}: ${claim}`,
    `${severity}${by}`,
    why.trim(),
    fix === undefined ? "" : `**What to do:** ${fix}`,
    places.join("\n"),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** How many backticks stand in a row at most. */
function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
