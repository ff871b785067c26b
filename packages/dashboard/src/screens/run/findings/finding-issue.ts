import { oneLine } from "@wheelhouse/core";
import { findingMarkdown } from "../report/finding-markdown.ts";
import type { ShownFinding } from "../report/read-finding.ts";

/** Longest title that a claim gives, in characters; the claim stands whole in the description. */
const MOST_TITLE = 120;

/** What an issue says that is made of a finding, before a person changes it. */
export function issueOfFinding(
  shown: ShownFinding,
  run: string,
): { title: string; description: string } {
  const { finding, name } = shown;
  const title = oneLine(finding.claim, MOST_TITLE);
  return {
    title: title === "" ? `Finding ${name}` : title,
    description: `${findingMarkdown(shown).replace(/^### .*\n+/, `${finding.claim.trim()}\n\n`)}\nFinding ${name} of run ${run}.\n`,
  };
}

/** How the server finds it again: by its id, and with its step where another may have the same id. */
export function findingRef({ finding: { id, step } }: ShownFinding): string {
  return step === undefined ? id : `${id} (${step})`;
}
