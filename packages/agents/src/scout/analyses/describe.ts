import type { Analysis } from "@wheelhouse/core";
import type { Fact } from "../project/fact.ts";
import type { AnalysisResult, Candidate } from "./candidate.ts";
import { cite } from "./cite.ts";
import { count, listed } from "./context.ts";

/** So many facts stand in one finding; more of them nobody reads in a sentence. */
const TOGETHER = 8;

/** How the facts of a topic are put into a sentence. */
export interface Wording {
  readonly topic: string;
  /** The noun for one and for many, such as `command` and `commands`. */
  readonly noun: string;
  readonly nouns: string;
  /** Why a reader wants to know. */
  readonly why: string;
}

/**
 * Puts facts into findings that only describe: those of one topic and, when `byFile`, of one file together. The first
 * group of each topic comes before the second group of any.
 */
export function describeFacts(
  analysis: Analysis,
  facts: readonly Fact[],
  wordings: readonly Wording[],
  byFile: (topic: string) => boolean,
): AnalysisResult {
  const candidates: Candidate[] = [];
  for (const [order, wording] of wordings.entries()) {
    const own = facts.filter(({ topic }) => topic === wording.topic);
    const groups = Map.groupBy(own, ({ file }) => (byFile(wording.topic) ? file.path : ""));
    let round = 0;
    for (const [path, group] of groups) {
      candidates.push(candidate(analysis, wording, path, group, 1000 - round * 10 - order));
      round += 1;
    }
  }
  const missing = wordings.filter(({ topic }) => !facts.some((fact) => fact.topic === topic));
  return {
    candidates,
    clean:
      missing.length < wordings.length
        ? missing.map(({ nouns }) => `${analysis}: no ${nouns} were found`)
        : [],
    notRun:
      missing.length < wordings.length
        ? []
        : [`${analysis}: the tree says nothing that can be read without a model`],
  };
}

function candidate(
  analysis: Analysis,
  { topic, noun, nouns, why }: Wording,
  path: string,
  facts: readonly Fact[],
  impact: number,
): Candidate {
  const [first, ...others] = facts.slice(0, TOGETHER);
  if (first === undefined) throw new RangeError("a group of facts is never empty");
  const told = [first, ...others].map(
    ({ subject, says }) => `\`${subject}\` (${says.replaceAll("`", "")})`,
  );
  const rest = facts.length > TOGETHER ? `; ${count(facts.length - TOGETHER, "more", "more")}` : "";
  const where = path === "" ? "" : ` in \`${path}\``;
  return {
    analysis,
    rule: topic,
    severity: "info",
    confidence: 1,
    impact,
    claim: `${count(facts.length, noun, nouns)}${where}: ${listed(told)}${rest}.`,
    why,
    fix: "",
    topic,
    citations: [cite(first.file, first.line), ...others.map(({ file, line }) => cite(file, line))],
    path: first.file.path,
    touches: "lines",
  };
}
