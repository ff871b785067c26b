import { sha256 } from "../trace/sha256.ts";
import type { Finding } from "./finding.ts";

/** What a finding is known by. Members that are not named here count for nothing: ids, lines, severity, advice. */
export type Fingerprinted = Pick<Finding, "claim" | "citations" | "topic" | "step">;

/** So many digits that two findings of one project never meet by chance. */
const DIGITS = 20;

/**
 * What a finding is known by in another run: its topic, or else who found it, the files and quotes that it cites, and the
 * words of its claim. The same after lines have moved, ids were given anew, files were moved to other directories, and white
 * space has changed; numbers in a claim, such as how often something is there, do not count.
 *
 * *Contract*: pure, and stable over releases: fingerprints may be kept.
 */
export function findingFingerprint(finding: Fingerprinted): string {
  const parts = [
    about(finding),
    places(finding.citations).join("\n"),
    words(finding.claim).join(" "),
  ];
  return sha256(parts.join("\n\n")).slice(0, DIGITS);
}

/**
 * The same without the words of the claim: where it is, and what it is about. Undefined for a finding that cites nothing.
 * Two findings can share it; it helps to find one again that was put into other words.
 */
export function placeFingerprint(finding: Fingerprinted): string | undefined {
  const [first] = finding.citations;
  return first && sha256([about(finding), place(first)].join("\n\n")).slice(0, DIGITS);
}

/** `security`, or of a step such as `angle.test-engineer` or `r2.test-engineer` the persona. */
function about({ topic, step }: Fingerprinted): string {
  const named = topic ?? step?.slice(Math.max(step.lastIndexOf("."), step.lastIndexOf("/")) + 1);
  return (named ?? "").toLowerCase();
}

/** Whoever cites one place twice, or in another order, says the same. */
function places(citations: Finding["citations"]): string[] {
  return [...new Set(citations.map(place))].toSorted(byText);
}

function place({ path, quote }: Finding["citations"][number]): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return `${name}\t${quote.replaceAll(/\s+/gu, "")}`;
}

/** The words of a claim, each once: no numbers, no paths, no white space, no marks. */
function words(claim: string): string[] {
  const found = claim
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => !word.includes("/"))
    .flatMap((word) => word.match(/[\p{L}_]+/gu) ?? []);
  return [...new Set(found)].toSorted(byText);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
