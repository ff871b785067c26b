import type { ShownFinding } from "../report/read-finding.ts";

/** What is asked of findings beside their severity and the check of their quotes; empty words ask nothing. */
export interface FindingWish {
  readonly who: string;
  readonly standing: string;
  /** Words that all have to be in a finding, whatever their case. */
  readonly words: string;
}

/** Where a finding stands in its report, in a word. */
export function standingOf({ standing, group }: ShownFinding): string {
  return standing ?? (group === "unverified" ? "unverified" : "stands");
}

/** Findings that a wish fits, in their order. */
export function chosenFindings(
  findings: readonly ShownFinding[],
  { who, standing, words }: FindingWish,
): readonly ShownFinding[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (who === "" && standing === "" && wanted.length === 0) return findings;
  return findings.filter((each) => {
    if (who !== "" && each.who !== who) return false;
    if (standing !== "" && standingOf(each) !== standing) return false;
    return wanted.length === 0 || hasAll(textOf(each), wanted);
  });
}

/** Values of something with how many findings have each, the most frequent first. */
export function valuesOf(
  findings: readonly ShownFinding[],
  valueOf: (finding: ShownFinding) => string,
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const each of findings) counts.set(valueOf(each), (counts.get(valueOf(each)) ?? 0) + 1);
  return [...counts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

const texts = new WeakMap<ShownFinding, string>();

/** All that may be searched for, made once for each finding: a list of thousands is searched with every letter. */
function textOf(shown: ShownFinding): string {
  const known = texts.get(shown);
  if (known !== undefined) return known;
  const { finding, name, who } = shown;
  const places = finding.citations.map(({ path }) => path);
  const text = [name, who, finding.claim, finding.why, finding.fix ?? "", finding.topic ?? ""]
    .concat(places)
    .join("\n")
    .toLowerCase();
  texts.set(shown, text);
  return text;
}

const hasAll = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word));
